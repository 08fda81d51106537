// CommonJS on purpose: Taro's babel-loader reads this file with require.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
