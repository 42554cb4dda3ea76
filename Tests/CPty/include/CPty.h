#ifndef CPTY_H
#define CPTY_H

/// Starts a program on a new pseudo terminal of 80 x 24.
/// Returns the process id, or -1; `master` gets the terminal's other end.
int spawn_on_pty(const char *path, char *const argv[], char *const envp[], int *master);

#endif
