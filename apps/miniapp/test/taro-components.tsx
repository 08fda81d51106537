/** Under Jest the components are the same HTML elements as in the H5 build. */
export * from '../src/platform/html-elements'
