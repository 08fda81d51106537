export default definePageConfig({
  navigationBarTitleText: '我的单位',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
