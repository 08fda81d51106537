type Name = string | false | undefined

/** Looks local class names up in a CSS module; names that it does not hold pass through as they are. */
export function classesOf(module: Record<string, string>) {
  return (...names: Name[]) =>
    names
      .filter((name): name is string => Boolean(name))
      .map((name) => module[name] ?? name)
      .join(' ')
}
