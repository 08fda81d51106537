import { addTeam, type Team, TEAM_KIND_TEXT, TeamKind } from '@microwish/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { type ChosenArea, useArea } from '../../area/area-context'
import { PickArea } from '../../area/pick-area'
import { peopleWords as words, words as shared } from '../../messages'
import { type PickedUnit, PickUnit } from '../../organisation/pick-unit'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { Select } from '../../ui/select'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useCommand } from '../../use-command'

/** A new team: its name, its kind and where it stands. */
export function AddTeamDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (team: Team) => void }) {
  useReturnFocus()
  const { area: root } = useArea()
  const client = useQueryClient()
  const command = useCommand(addTeam)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<TeamKind>('service')
  const [area, setArea] = useState<ChosenArea | undefined>(root)
  const [unit, setUnit] = useState<PickedUnit>()
  const [isTried, setTried] = useState(false)

  async function submit() {
    setTried(true)
    if (name.trim() === '' || !area) return
    const team = await command
      .mutateAsync({ name: name.trim(), kind, areaId: area.areaId, ...(unit && { unitId: unit.unitId }) })
      .catch(() => undefined)
    if (!team) return
    await client.invalidateQueries({ queryKey: ['teams'] })
    onClose()
    onAdded(team)
  }

  return (
    <Modal open title={words.team.add} onCancel={onClose} footer={null} mask={{ closable: false }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field
          label={words.team.name}
          error={isTried && name.trim() === '' ? words.team.fill.name : undefined}
          isRequired
        >
          {(control) => (
            <Input {...control} maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={words.team.kind} isRequired>
          {(control) => (
            <Select
              {...control}
              options={TeamKind.options.map((value) => ({ value, label: TEAM_KIND_TEXT[value] }))}
              value={kind}
              onChange={(event) => setKind(TeamKind.parse(event.target.value))}
            />
          )}
        </Field>
        <PickArea
          root={root}
          levels={['county', 'street', 'community', 'grid']}
          error={isTried && !area ? words.team.fill.area : undefined}
          onChange={setArea}
        />
        <PickUnit label={words.team.unit} value={unit} onChange={setUnit} />
        <Refusal error={command.error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {shared.action.cancel}
          </Button>
          <Button type='primary' htmlType='submit' size='large' loading={command.isPending}>
            {words.team.create}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
