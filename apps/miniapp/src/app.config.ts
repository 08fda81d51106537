export default defineAppConfig({
  pages: ['pages/home/index', 'pages/mutual/index', 'pages/notices/index', 'pages/me/index'],
  subPackages: [
    { root: 'pages/wish-form', pages: ['index'] },
    { root: 'pages/my-needs', pages: ['index'] },
    { root: 'pages/my-need', pages: ['index'] },
    { root: 'packages/member', pages: ['pages/held/index', 'pages/claimed/index'] },
    { root: 'packages/desk', pages: ['pages/enter/index'] },
    { root: 'packages/registration', pages: ['pages/mine/index', 'pages/apply/index', 'pages/profile/index'] },
    { root: 'packages/family', pages: ['pages/mine/index'] },
    { root: 'packages/unit', pages: ['pages/mine/index'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/wish-form', 'pages/my-needs', 'pages/my-need'] },
    'pages/mutual/index': { network: 'all', packages: ['packages/member', 'packages/registration'] },
    'pages/me/index': { network: 'all', packages: ['packages/registration', 'packages/family'] },
  },
  window: {
    navigationBarTitleText: '清棠微心愿',
    navigationBarBackgroundColor: '#FBF7F2',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FBF7F2',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#72645A',
    selectedColor: '#B4382A',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-on.png',
      },
      {
        pagePath: 'pages/mutual/index',
        text: '互助',
        iconPath: 'assets/tab/hands.png',
        selectedIconPath: 'assets/tab/hands-on.png',
      },
      {
        pagePath: 'pages/notices/index',
        text: '消息',
        iconPath: 'assets/tab/bell.png',
        selectedIconPath: 'assets/tab/bell-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab/person.png',
        selectedIconPath: 'assets/tab/person-on.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
