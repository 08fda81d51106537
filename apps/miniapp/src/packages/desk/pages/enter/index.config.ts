export default definePageConfig({ navigationBarTitleText: '进工作台' })
