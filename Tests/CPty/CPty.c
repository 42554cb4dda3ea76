#include "CPty.h"
#include <pty.h>
#include <unistd.h>

int spawn_on_pty(const char *path, char *const argv[], char *const envp[], int *master) {
  struct winsize size = {.ws_row = 24, .ws_col = 80};
  pid_t pid = forkpty(master, NULL, NULL, &size);
  if (pid == 0) {
    execve(path, argv, envp);
    _exit(127);
  }
  return pid;
}
