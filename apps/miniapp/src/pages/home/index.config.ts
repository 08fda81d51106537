export default definePageConfig({ navigationBarTitleText: '清棠微心愿', enablePullDownRefresh: true })
