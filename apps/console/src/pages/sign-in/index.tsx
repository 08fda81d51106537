import { words } from '../../messages'
import { Icon } from '../../ui/icon'
import { Branch } from './branch'
import { PersonaList } from './persona-list'
import './sign-in.css'

export default function SignInPage() {
  return (
    <div className='sign-in'>
      <header className='sign-in-left'>
        <p className='brand'>
          <i>
            <Icon name='leaf' size={24} />
          </i>
          {words.brand}
        </p>
        <Branch />
        <div className='sign-in-words'>
          <p className='motto'>
            <span>{words.signIn.motto[0]}</span>
            <span>{words.signIn.motto[1]}</span>
          </p>
          <p className='c2'>{words.signIn.promise}</p>
        </div>
      </header>
      <main className='sign-in-right'>
        <h1>{words.signIn.title}</h1>
        <PersonaList />
        <p className='note c3'>{words.signIn.who}</p>
      </main>
    </div>
  )
}
