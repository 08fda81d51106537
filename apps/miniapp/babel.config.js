// CommonJS on purpose: Taro's babel-loader reads this file with require.
module.exports = {
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
