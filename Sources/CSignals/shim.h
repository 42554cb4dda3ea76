// Linux's way to read signals from a file descriptor; not in Swift's Glibc module.
#include <signal.h>
#include <sys/signalfd.h>
