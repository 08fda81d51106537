/** H5: Taro draws the tab bar outside the app's tree; a screen reader finds it as navigation, and its pictures say nothing. */
export function nameTabBar(): void {
  const bar = document.querySelector('taro-tabbar')
  bar?.setAttribute('role', 'navigation')
  bar?.setAttribute('aria-label', '主菜单')
}
