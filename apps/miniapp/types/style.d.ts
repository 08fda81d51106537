declare module '*.css'
declare module '*.module.css' {
  /** Local class name → generated one. */
  const names: Record<string, string>
  export default names
}
