import { createContext, useContext } from 'react'

export const RegisterContext = createContext<() => void>(() => undefined)

/** Opens 快速登记 over whatever is on the screen. */
export const useRegister = () => useContext(RegisterContext)
