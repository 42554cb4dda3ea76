// The only place that sees GNU Readline (GPL-3.0). <stdio.h> comes first: Readline needs FILE.
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>
#include <sys/signalfd.h>  // not in Swift's Glibc module
