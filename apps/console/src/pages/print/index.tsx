import { Button } from 'antd'
import { printWords as text } from '../../messages/print-words'
import { goTo, hrefOf } from '../../route'
import { PAPERS, type PrintRoute } from '../../routes/print-route'
import { Choice } from '../../ui/choice'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { Letter } from './letter'
import { NoticeCard } from './notice-card'
import { useLetters } from './use-letters'
import './print.css'

const OPTIONS = PAPERS.map((value) => ({ value, label: value }))

/** One sheet as it comes out of the printer, and the button that sends it there. */
export default function PrintPage({ route }: { route: PrintRoute }) {
  const query = useLetters(route.areaId)
  const letter = query.data?.letters.find(
    ({ appointmentId }) => route.sheet === 'letter' && appointmentId === route.appointmentId,
  )
  return (
    <div className='page print-page'>
      <style>{`@page { size: ${route.paper} portrait; margin: 0 }`}</style>
      <div className='page-head'>
        <div className='row wrap'>
          <h1>{route.sheet === 'letter' ? text.letter : text.card}</h1>
          <Choice
            label={text.paper}
            isLabelHidden
            options={OPTIONS}
            value={route.paper}
            onChange={(paper) => goTo({ ...route, paper }, { replace: true })}
          />
        </div>
        <div className='row wrap'>
          <span className='note c3'>{text.savePdf}</span>
          <a className='text-link' href={hrefOf({ page: 'grids', view: 'tree', areaId: route.areaId })}>
            {text.back}
          </a>
          <Button type='primary' size='large' icon={<Icon name='document' />} onClick={() => window.print()}>
            {text.print}
          </Button>
        </div>
      </div>
      <Loaded query={query}>
        {({ card }) => {
          if (route.sheet === 'card') return <NoticeCard card={card} paper={route.paper} />
          if (letter) return <Letter {...letter} scene={card} paper={route.paper} />
          return (
            <Empty icon='document' title={text.none}>
              {text.noneHow}
            </Empty>
          )
        }}
      </Loaded>
    </div>
  )
}
