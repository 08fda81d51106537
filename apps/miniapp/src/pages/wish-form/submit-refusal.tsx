import { platform } from '../../platform'
import { useProfile } from '../../profile'
import { Button, Card, Words } from '../../ui'

/** Why it was not taken, and the telephone as the other way. */
export function SubmitRefusal({ text }: { text: string | undefined }) {
  const { place } = useProfile()
  const phone = place?.servicePhone
  if (!text) return null
  return (
    <Card tone='honey'>
      <Words>{text}</Words>
      {phone && (
        <Button kind='line' size='small' icon='phone' onTap={() => platform.callPhone(phone)}>
          打给社区
        </Button>
      )}
    </Card>
  )
}
