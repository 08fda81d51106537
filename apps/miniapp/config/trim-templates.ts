type Source = { source(): string | Buffer }
type Compilation = {
  hooks: { processAssets: { tap(options: { name: string; stage: number }, act: () => void): void } }
  getAssets(): readonly { name: string; source: Source }[]
  updateAsset(name: string, source: Source): void
}
type Compiler = {
  webpack: {
    sources: { RawSource: new (text: string) => Source }
    Compilation: { PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE: number }
  }
  hooks: { compilation: { tap(name: string, act: (compilation: Compilation) => void): void } }
}

const NAME = 'TrimTemplates'

/** Takes the white space between tags out of WXML. Taro's own `minifyXML` drops `</input>`, which WeChat refuses. */
export class TrimTemplates {
  apply(compiler: Compiler) {
    const { RawSource } = compiler.webpack.sources
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE
    compiler.hooks.compilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
        for (const { name, source } of compilation.getAssets()) {
          if (!name.endsWith('.wxml')) continue
          compilation.updateAsset(name, new RawSource(source.source().toString().replace(/>\s+</g, '><').trim()))
        }
      })
    })
  }
}
