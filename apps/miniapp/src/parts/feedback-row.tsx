import { useState } from 'react'
import { platform } from '../platform'
import { Button, LinkRow, Sheet, Words } from '../ui'

/** The government hotline, the same number everywhere in China. */
const HOTLINE = '12345'

/** 监督与建议: about the community's service, and about this mini-program itself. */
export function FeedbackRow() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <LinkRow icon='shield' text='监督与建议' onTap={() => setOpen(true)} />
      {isOpen && (
        <Sheet title='监督与建议' onClose={() => setOpen(false)}>
          <Words>社区办得不好，或者这个小程序不好用，都可以说。12345 会记下来，转给该管的部门，再答复您。</Words>
          <Button kind='main' icon='phone' onTap={() => platform.callPhone(HOTLINE)}>
            打 {HOTLINE}
          </Button>
        </Sheet>
      )}
    </>
  )
}
