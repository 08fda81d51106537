import Taro from '@tarojs/taro'

/** Where the home page's doors lead. */
export const go = {
  toWishForm: () => void Taro.navigateTo({ url: '/pages/wish-form/index' }),
  toMyNeeds: () => void Taro.navigateTo({ url: '/pages/my-needs/index' }),
  toNeed: (needId: string) => void Taro.navigateTo({ url: `/pages/my-need/index?needId=${needId}` }),
}
