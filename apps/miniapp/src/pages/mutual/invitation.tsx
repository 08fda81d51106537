import { View } from '@tarojs/components'
import { platform } from '../../platform'
import { Branch, Button, Card, classesOf, Heading, Note, Rule, Steps, Words } from '../../ui'
import css from './invitation.module.css'
import { useDesks } from './use-desks'

const cx = classesOf(css)

const HOW = [
  { key: 1, state: 'next' as const, title: '到社区服务台，说一声「我想报到」' },
  { key: 2, state: 'next' as const, title: '留下姓名、电话和单位，当场就登记好' },
  { key: 3, state: 'next' as const, title: '回到这里，就能看到邻居的心愿' },
]

/** For whoever is not registered yet: what it is and how to do it, at the desk of their community. */
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
          </View>
          <Branch />
        </View>
      </Card>
      <Card>
        <Heading level={2}>怎么报到</Heading>
        <View className={cx('how')}>
          <Steps steps={HOW} />
        </View>
      </Card>
      {desks.length > 0 && (
        <Card>
          <Heading level={2}>社区服务台</Heading>
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
