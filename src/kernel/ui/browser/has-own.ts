/** `Object.hasOwn` for libraries that use it: the build puts it in its place (Chrome has it since 93, Safari since 15.4). */
export function hasOwn(object: object, name: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
