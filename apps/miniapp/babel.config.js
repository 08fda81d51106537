// CommonJS on purpose: Taro's babel-loader reads this file with require.

/** What only the server reads of an endpoint: a client neither parses what it sends nor documents what it calls. */
const SERVER_ONLY = new Set(['input', 'summary', 'errors', 'status'])

/**
 * For packages/contract: takes out of each `endpoint({…})` what only the server reads, and marks every call at a module's
 * top as pure (it is: the contract imports nothing but zod). A schema that nothing here parses then leaves the bundle,
 * with its words and the parts of zod that it alone needed: 8 KB of the main package, and as much again with each issue.
 */
function slimContract({ types }) {
  const markPure = (path) => {
    if (path.getFunctionParent() === null) types.addComment(path.node, 'leading', '#__PURE__')
  }
  return {
    name: 'slim-contract',
    visitor: {
      CallExpression(path) {
        const [definition] = path.node.arguments
        if (path.get('callee').isIdentifier({ name: 'endpoint' }) && types.isObjectExpression(definition))
          definition.properties = definition.properties.filter(({ key }) => !SERVER_ONLY.has(key?.name))
        markPure(path)
      },
      NewExpression: markPure,
    },
  }
}

module.exports = {
  overrides: [{ test: /[\\/]packages[\\/]contract[\\/]src[\\/]/, plugins: [slimContract] }],
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // The oldest engines that WeChat still runs on; without this the preset compiles for Android 5.
        // Left alone although Safari before 14.5 and 16.3 err at their edges (order of computed keys, closures in
        // defaults): nothing here stands on those, and the rewriting costs 3 KB.
        exclude: ['transform-destructuring', 'transform-parameters'],
        targets: { ios: '11.3', chrome: '70' },
      },
    ],
  ],
}
