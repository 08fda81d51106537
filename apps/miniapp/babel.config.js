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
        targets: { ios: '11.3', chrome: '70' },
      },
    ],
  ],
}
