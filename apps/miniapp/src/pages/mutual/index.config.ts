// A browser pulls down by itself; Taro's own gesture for H5 needs a web component that is not built in.
export default definePageConfig({
  navigationBarTitleText: '互助',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
