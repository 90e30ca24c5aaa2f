/** The part of the package that Balsa uses; it brings no types of its own. */
declare module 'fs-native-extensions' {
  /**
   * An exclusive lock on the whole file, freed when the descriptor is closed; false if it is taken.
   */
  export function tryLock(descriptor: number): boolean;
}
