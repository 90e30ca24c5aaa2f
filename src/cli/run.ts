/** How a command's work is run: its exit code becomes the program's. */
export type Run = (work: () => Promise<number>) => Promise<void>;
