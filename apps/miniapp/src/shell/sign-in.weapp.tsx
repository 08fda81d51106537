/** WeChat signs in silently: there is nothing to ask, and nothing of the page in a browser to carry. */
export const SignIn = () => null
