export default definePageConfig({ navigationBarTitleText: '特长和空闲时间' })
