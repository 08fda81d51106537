import { Button, Drawer } from 'antd'
import { words } from '../../messages'
import { hrefOf } from '../../route'
import { Refusal } from '../../ui/refusal'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useToast } from '../../ui/toast'
import { ConsentField, PhoneFields, SourceFields, WordsFields } from './fields'
import { PlaceFields } from './place-fields'
import { useRegister } from './use-register'
import './register.css'

export default function RegisterDrawer({ onClose }: { onClose: () => void }) {
  useReturnFocus()
  const toast = useToast()
  const form = useRegister((need) => {
    toast({
      text: words.register.done,
      link: { href: hrefOf({ page: 'triage', needId: need.needId }), text: words.register.goTriage },
    })
    onClose()
  })
  return (
    <Drawer
      open
      title={words.register.title}
      size={560}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {words.action.cancel}
          </Button>
          <Button type='primary' htmlType='submit' form='register' size='large' loading={form.isBusy}>
            {words.register.submit}
          </Button>
        </div>
      }
    >
      <form
        id='register'
        noValidate
        className='register'
        onSubmit={(event) => {
          event.preventDefault()
          form.submit()
        }}
      >
        <p className='c2'>{words.register.how}</p>
        <WordsFields form={form} />
        <PlaceFields form={form} />
        <PhoneFields form={form} />
        <SourceFields form={form} />
        <ConsentField form={form} />
        <Refusal error={form.error} />
      </form>
    </Drawer>
  )
}
