/*
 * A disk that may lose what was not synced. Preloaded into a node, it lets every write through and
 * notes in a journal how to undo it, before it is done. After SIGKILL the harness (undo.ts) takes
 * back what no sync has covered, as a power cut would.
 *
 *   LOSTFS_ROOT      only it and what is below it are watched
 *   LOSTFS_JOURNAL   a directory: the file `journal`, and hard links to what was removed
 *   LOSTFS_CONTROL   a file of four int32: syncs that fail with EIO from now on, microseconds that
 *                    each sync takes longer, whether writes find the disk full, unused
 *   LOSTFS_BOOT_ID   read in place of the kernel's boot id, which a power cut changes
 *
 * A record is written before its effect; its place in the journal orders it. A sync covers what
 * lies before the place at which it began.
 *
 *   head    magic, type, inode, three numbers, sizes of path and data
 *   'W'     a write: offset, size of the file before, length; data: the bytes that it covered
 *   'T'     a cut or growth: new size, size before; data: the bytes that were cut off
 *   'S'     a sync of a file has succeeded: place in the journal at which it began
 *   'C' 'M' a file or directory was made: path
 *   'R'     a rename: both paths, NUL between; data: name of the link to what was there before
 *   'U'     a removal: path; data: name of the link
 *   'D'     a sync of a directory: path; place at which it began
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAGIC 0x4c464a31u
#define DESCRIPTORS 65536
#define BOOT_ID "/proc/sys/kernel/random/boot_id"

struct head {
  uint32_t magic;
  uint32_t type;
  uint64_t inode;
  uint64_t a, b, c;
  uint32_t path_size, data_size;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char watched[DESCRIPTORS]; /* 1 a file, 2 a directory */
static char root[PATH_MAX]; /* with a slash behind it */
static char journal_directory[PATH_MAX];
static const char *boot_id;
static int journal = -1;
static volatile int32_t *control;
static unsigned long links;

#define REAL(name) \
  static __typeof__(name) *real; \
  if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int real_open(const char *path, int flags, mode_t mode) {
  static int (*real)(const char *, int, ...);
  if (real == NULL) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
  return real(path, flags, mode);
}

static ssize_t real_pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  REAL(pwrite);
  return real(fd, bytes, size, offset);
}

static void die(const char *what) {
  char line[200];
  int size = snprintf(line, sizeof line, "lostfs: %s: %s\n", what, strerror(errno));
  if (write(2, line, (size_t)size) < 0) _exit(99);
  _exit(99);
}

__attribute__((constructor)) static void begin(void) {
  const char *root_name = getenv("LOSTFS_ROOT"), *directory = getenv("LOSTFS_JOURNAL");
  const char *control_name = getenv("LOSTFS_CONTROL");
  char path[PATH_MAX + 16];
  if (root_name == NULL || directory == NULL || control_name == NULL) return;
  snprintf(root, sizeof root, "%s/", root_name);
  snprintf(journal_directory, sizeof journal_directory, "%s", directory);
  snprintf(path, sizeof path, "%s/journal", directory);
  boot_id = getenv("LOSTFS_BOOT_ID");
  int fd = real_open(control_name, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0) die("control");
  void *shared = mmap(NULL, 16, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (shared == MAP_FAILED) die("control");
  control = shared;
  close(fd);
  journal = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (journal < 0) die("journal");
}

static int is_below(const char *path) {
  return journal >= 0 && path != NULL && strncmp(path, root, strlen(root)) == 0;
}

static int is_root(const char *path) {
  size_t size = strlen(root) - 1;
  return journal >= 0 && path != NULL && strncmp(path, root, size) == 0 && path[size] == 0;
}

static void watch(int fd, int is_ours) {
  struct stat stat;
  if (fd < 0 || fd >= DESCRIPTORS) return;
  watched[fd] = 0;
  if (!is_ours || fstat(fd, &stat) != 0) return;
  watched[fd] = S_ISREG(stat.st_mode) ? 1 : S_ISDIR(stat.st_mode) ? 2 : 0;
}

/* Node closes by a system call of its own: a socket may have the descriptor by now. */
static int is_watched(int fd, int kind) {
  struct stat stat;
  if (journal < 0 || fd < 0 || fd >= DESCRIPTORS || watched[fd] != kind) return 0;
  return fstat(fd, &stat) == 0 && (kind == 1 ? S_ISREG(stat.st_mode) : S_ISDIR(stat.st_mode));
}

static uint64_t place(void) {
  struct stat stat;
  if (fstat(journal, &stat) != 0) die("place");
  return (uint64_t)stat.st_size;
}

static void note(struct head head, const char *path, const void *data) {
  struct iovec parts[3] = {
      {&head, sizeof head},
      {(void *)path, head.path_size},
      {(void *)data, head.data_size},
  };
  static ssize_t (*real)(int, const struct iovec *, int);
  if (real == NULL) real = (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
  head.magic = MAGIC;
  ssize_t size = (ssize_t)(sizeof head + head.path_size + head.data_size);
  if (real(journal, parts, 3) != size) die("note");
}

static void note_path(uint32_t type, const char *path, struct head head) {
  head.type = type;
  head.path_size = (uint32_t)strlen(path);
  note(head, path, NULL);
}

/* The bytes of a file between two offsets, in a buffer of their own. */
static void *bytes_between(int fd, uint64_t start, uint64_t end) {
  static __typeof__(pread) *real;
  if (real == NULL) real = (__typeof__(pread) *)dlsym(RTLD_NEXT, "pread64");
  char *bytes = malloc(end - start);
  char name[40];
  if (bytes == NULL) die("memory");
  /* The descriptor itself may not be readable. */
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  int reading = real_open(name, O_RDONLY | O_CLOEXEC, 0);
  if (reading < 0) die("reading");
  for (uint64_t at = start; at < end;) {
    ssize_t got = real(reading, bytes + (at - start), end - at, (off_t)at);
    if (got <= 0) die("what was there");
    at += (uint64_t)got;
  }
  close(reading);
  return bytes;
}

static void note_write(int fd, uint64_t offset, uint64_t size) {
  struct stat stat;
  if (fstat(fd, &stat) != 0) die("stat");
  uint64_t before = (uint64_t)stat.st_size, end = offset + size < before ? offset + size : before;
  struct head head = {.type = 'W', .inode = stat.st_ino, .a = offset, .b = before, .c = size};
  void *covered = NULL;
  if (offset < end) {
    covered = bytes_between(fd, offset, end);
    head.data_size = (uint32_t)(end - offset);
  }
  note(head, NULL, covered);
  free(covered);
}

static void note_truncate(int fd, uint64_t size) {
  struct stat stat;
  if (fstat(fd, &stat) != 0) die("stat");
  uint64_t before = (uint64_t)stat.st_size;
  struct head head = {.type = 'T', .inode = stat.st_ino, .a = size, .b = before};
  void *cut = NULL;
  if (size < before) {
    cut = bytes_between(fd, size, before);
    head.data_size = (uint32_t)(before - size);
  }
  note(head, NULL, cut);
  free(cut);
}

/* A link that keeps what is about to lose its name; empty where nothing is there. */
static void keep(const char *path, char *name, size_t size) {
  char target[PATH_MAX + 64];
  name[0] = 0;
  struct stat stat;
  if (lstat(path, &stat) != 0 || !S_ISREG(stat.st_mode)) return;
  snprintf(name, size, "kept-%d-%lu", (int)getpid(), links++);
  snprintf(target, sizeof target, "%s/%s", journal_directory, name);
  if (link(path, target) != 0) name[0] = 0;
}

static int is_full(void) { return control != NULL && control[2] != 0; }

static int opened(const char *path, int flags, mode_t mode) {
  if (boot_id != NULL && path != NULL && strcmp(path, BOOT_ID) == 0) path = boot_id;
  if (!is_below(path)) {
    int fd = real_open(path, flags, mode);
    watch(fd, is_root(path));
    return fd;
  }
  pthread_mutex_lock(&lock);
  struct stat stat;
  int is_new = (flags & O_CREAT) && lstat(path, &stat) != 0;
  if (is_new) note_path('C', path, (struct head){0});
  if (!is_new && (flags & O_TRUNC)) {
    int fd = real_open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
    if (fd >= 0) {
      note_truncate(fd, 0);
      close(fd);
    }
  }
  int fd = real_open(path, flags, mode);
  watch(fd, 1);
  pthread_mutex_unlock(&lock);
  return fd;
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    va_list arguments; \
    va_start(arguments, flags); \
    mode_t mode = (flags & O_CREAT) ? va_arg(arguments, mode_t) : 0; \
    va_end(arguments); \
    return opened(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  REAL(close);
  if (fd >= 0 && fd < DESCRIPTORS) watched[fd] = 0;
  return real(fd);
}

static uint64_t size_of(const struct iovec *parts, int count) {
  uint64_t size = 0;
  for (int at = 0; at < count; at++) size += parts[at].iov_len;
  return size;
}

/* Where a write without an offset goes. */
static uint64_t end_or_position(int fd) {
  struct stat stat;
  if ((fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &stat) == 0) return (uint64_t)stat.st_size;
  return (uint64_t)lseek(fd, 0, SEEK_CUR);
}

#define WRITING(fd, offset, size, call) \
  if (!is_watched(fd, 1)) return call; \
  if (is_full()) { \
    errno = ENOSPC; \
    return -1; \
  } \
  pthread_mutex_lock(&lock); \
  note_write(fd, offset, size); \
  ssize_t done = call; \
  pthread_mutex_unlock(&lock); \
  return done

ssize_t write(int fd, const void *bytes, size_t size) {
  REAL(write);
  WRITING(fd, end_or_position(fd), size, real(fd, bytes, size));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev);
  WRITING(fd, end_or_position(fd), size_of(parts, count), real(fd, parts, count));
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  WRITING(fd, (uint64_t)offset, size, real_pwrite(fd, bytes, size, offset));
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  WRITING(fd, (uint64_t)offset, size, real_pwrite(fd, bytes, size, offset));
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  REAL(pwritev);
  WRITING(fd, (uint64_t)offset, size_of(parts, count), real(fd, parts, count, offset));
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  REAL(pwritev64);
  WRITING(fd, (uint64_t)offset, size_of(parts, count), real(fd, parts, count, offset));
}

static int truncated(int fd, off_t size, int (*real)(int, off_t)) {
  if (!is_watched(fd, 1)) return real(fd, size);
  pthread_mutex_lock(&lock);
  note_truncate(fd, (uint64_t)size);
  int done = real(fd, size);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate(int fd, off_t size) {
  REAL(ftruncate);
  return truncated(fd, size, real);
}

int ftruncate64(int fd, off64_t size) {
  REAL(ftruncate64);
  return truncated(fd, size, real);
}

static int synced(int fd, int (*real)(int)) {
  int kind = is_watched(fd, 1) ? 1 : is_watched(fd, 2) ? 2 : 0;
  if (kind == 0) return real(fd);
  char name[40], path[PATH_MAX];
  struct stat stat;
  pthread_mutex_lock(&lock);
  uint64_t began = place();
  if (fstat(fd, &stat) != 0) die("stat");
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = 0;
  int fails = control[0] > 0;
  if (fails) control[0]--;
  pthread_mutex_unlock(&lock);
  if (control[1] > 0) usleep((useconds_t)control[1]);
  if (fails) {
    errno = EIO;
    return -1;
  }
  int done = real(fd);
  if (done != 0) return done;
  pthread_mutex_lock(&lock);
  struct head head = {.inode = stat.st_ino, .a = began};
  if (kind == 2) note_path('D', path, head);
  else {
    head.type = 'S';
    note(head, NULL, NULL);
  }
  pthread_mutex_unlock(&lock);
  return done;
}

int fsync(int fd) {
  REAL(fsync);
  return synced(fd, real);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return synced(fd, real);
}

int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  if (!is_below(path)) return real(path, mode);
  struct stat stat;
  pthread_mutex_lock(&lock);
  if (lstat(path, &stat) != 0) note_path('M', path, (struct head){0});
  int done = real(path, mode);
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

int rename(const char *source, const char *target) {
  REAL(rename);
  if (!is_below(source) || !is_below(target)) return real(source, target);
  struct stat stat;
  pthread_mutex_lock(&lock);
  if (lstat(source, &stat) == 0 && S_ISREG(stat.st_mode)) {
    char paths[2 * PATH_MAX], kept[64];
    keep(target, kept, sizeof kept);
    int size = snprintf(paths, sizeof paths, "%s%c%s", source, 0, target);
    struct head head = {.type = 'R', .inode = stat.st_ino, .path_size = (uint32_t)size};
    head.data_size = (uint32_t)strlen(kept);
    note(head, paths, kept);
  }
  int done = real(source, target);
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

static void note_removal(const char *path) {
  char kept[64];
  keep(path, kept, sizeof kept);
  if (kept[0] == 0) return;
  struct head head = {.type = 'U', .path_size = (uint32_t)strlen(path)};
  head.data_size = (uint32_t)strlen(kept);
  note(head, path, kept);
}

int unlink(const char *path) {
  REAL(unlink);
  if (!is_below(path)) return real(path);
  pthread_mutex_lock(&lock);
  note_removal(path);
  int done = real(path);
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}
