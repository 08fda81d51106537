import { useState } from 'react'
import { LoadFailed } from '../../../../pages/mutual/load-failed'
import { Page } from '../../../../shell/page'
import { Button, Skeleton } from '../../../../ui'
import { AddSheet } from './add-sheet'
import { FamilyList } from './family-list'
import { useFamily } from './use-family'

/** 我的家人: for whom I may ask, with their consent. */
export default function MyFamily() {
  const family = useFamily()
  const [isAdding, setAdding] = useState(false)
  const { loaded, shown, toast } = family

  function add(isOpen: boolean) {
    family.forget()
    setAdding(isOpen)
  }

  return (
    <Page
      title='我的家人'
      foot={
        // The toast with the way back lies where this button is.
        shown.length > 0 &&
        !toast && (
          <Button kind='main' size='big' isWide icon='plus' onTap={() => add(true)}>
            加一位家人
          </Button>
        )
      }
    >
      {loaded.phase === 'loading' && <Skeleton />}
      {loaded.phase === 'failed' && <LoadFailed error={loaded.error} onRetry={() => void family.reload()} />}
      {loaded.phase === 'ready' && (
        <FamilyList family={family} list={loaded.value} isAdding={isAdding} onAdd={() => add(true)} />
      )}
      {isAdding && <AddSheet family={family} onClose={() => add(false)} />}
    </Page>
  )
}
