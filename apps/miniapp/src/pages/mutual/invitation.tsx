import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { platform } from '../../platform'
import { Branch, Button, Card, classesOf, Heading, Note, Rule, Words } from '../../ui'
import css from './invitation.module.css'
import { useDesks } from './use-desks'

const cx = classesOf(css)

/** For whoever is not registered yet: what it is, the way to do it here, and the desks that do it too. */
export function Invitation() {
  const desks = useDesks()
  return (
    <>
      <Card tone='tang'>
        <View className={cx('top')}>
          <View className={cx('words')}>
            <Heading level={2} look='title'>
              也想帮邻居搭把手？
            </Heading>
            <Words look='label'>到社区报个到，就能看到邻居的心愿。只填一次，不打卡、不排名。</Words>
            <View>
              <Button
                kind='main'
                onTap={() => void Taro.navigateTo({ url: '/packages/registration/pages/mine/index' })}
              >
                去报到
              </Button>
            </View>
          </View>
          <Branch />
        </View>
      </Card>
      {desks.length > 0 && (
        <Card>
          <Heading level={2}>社区服务台</Heading>
          <Note>不方便用手机的，打电话或者去一趟也行。</Note>
          <View className={cx('how')}>
            {desks.map(({ areaId, name, servicePhone, serviceName }, index) => (
              <View key={areaId}>
                {index > 0 && <Rule />}
                <View className={cx('desk')}>
                  <View className={cx('words')}>
                    <Words>{name}</Words>
                    <Note>{[serviceName, servicePhone].filter(Boolean).join(' · ')}</Note>
                  </View>
                  {servicePhone && (
                    <Button
                      size='small'
                      icon='phone'
                      label={`打电话给${name}`}
                      onTap={() => platform.callPhone(servicePhone)}
                    >
                      打电话
                    </Button>
                  )}
                </View>
              </View>
            ))}
          </View>
        </Card>
      )}
    </>
  )
}
