import { importWords as text } from '../../messages/import-words'
import type { ImportRoute } from '../../routes/import-route'
import { History } from './history'
import { NewImportCard } from './new-import'
import { OneImport } from './one-import'
import './imports.css'

export default function ImportsPage({ route }: { route: ImportRoute }) {
  if (route.view === 'one') return <OneImport key={route.importId} importId={route.importId} />
  return (
    <div className='page'>
      <div className='page-head'>
        <h1>{text.title}</h1>
      </div>
      <NewImportCard />
      <History />
    </div>
  )
}
