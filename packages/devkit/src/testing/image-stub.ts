/** What an imported picture is in jest. */
export default 'picture'
