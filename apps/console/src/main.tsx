import { createRoot } from 'react-dom/client'
import { App } from './app'
import { renewWhenPartsAreGone } from './new-version'
import './styles/base.css'
import './styles/frame.css'
import './styles/widgets.css'
import './styles/records.css'

renewWhenPartsAreGone()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
