import { Component, type ReactNode } from 'react'
import { words } from './messages'

/** A fault of ours stays inside its part of the page; another page, or another try, begins anew. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className='state' role='alert'>
        <h2>{words.state.broken}</h2>
        <p className='c2'>{words.state.brokenSafe}</p>
        <button type='button' className='soft-button' onClick={() => window.location.reload()}>
          {words.state.reload}
        </button>
      </div>
    )
  }
}
