export default definePageConfig({
  navigationBarTitleText: '我的报到',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
