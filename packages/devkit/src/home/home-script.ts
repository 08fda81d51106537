/**
 * The persona picker and the clock. A citizen's session goes where the H5 build keeps its own (`mw.m.session`), a staff
 * session into the console's HttpOnly cookie.
 */
export const HOME_SCRIPT = `
var told = document.getElementById('told');
function tell(text, isGood) { told.className = isGood ? 'told good' : 'told'; told.textContent = text }
async function post(path, body) {
  var answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
document.querySelectorAll('[data-persona]').forEach(function (button) {
  button.addEventListener('click', async function () {
    var isStaff = button.dataset.audience === 'staff';
    button.setAttribute('aria-busy', 'true');
    try {
      var body = { personaId: button.dataset.persona, audience: button.dataset.audience };
      if (isStaff) body.isCookie = true;
      var session = await post('api/dev/sessions', body);
      if (!isStaff) localStorage.setItem('mw.m.session', JSON.stringify({
        accessToken: session.accessToken, refreshToken: session.refreshToken,
        personId: session.personId, audience: session.audience }));
      location.href = isStaff ? 'console/' : 'm/';
    } catch (error) {
      button.removeAttribute('aria-busy');
      tell('没能登录：接口没有答应。请看一眼终端，再试一次。', false);
      told.scrollIntoView({ block: 'center' });
    }
  });
});

var shown = document.getElementById('now');
var offset = Date.parse(shown.dataset.now) - Date.now();
function wall(ms) { return new Date(ms + 8 * 3600000) }
function draw() {
  var t = wall(Date.now() + offset);
  shown.textContent = (t.getUTCMonth() + 1) + '月' + t.getUTCDate() + '日 周' + '日一二三四五六'[t.getUTCDay()] + ' ' + t.toISOString().slice(11, 16);
}
setInterval(draw, 5000);
async function setClock(body) {
  try {
    var answer = await post('api/dev/clock', body);
    offset = Date.parse(answer.now) - Date.now();
    draw();
    document.getElementById('when').value = wall(Date.parse(answer.now)).toISOString().slice(0, 16);
    tell('演示时间改好了，从这一刻接着走。', true);
  } catch (error) { tell('时间没有改成，请再试一次。', false) }
}
document.querySelectorAll('[data-hours]').forEach(function (button) {
  button.type = 'button';
  button.addEventListener('click', function () {
    setClock({ now: new Date(Date.now() + offset + button.dataset.hours * 3600000).toISOString() });
  });
});
document.querySelector('[data-real]').addEventListener('click', function () { setClock({}) });
document.getElementById('clock').addEventListener('submit', function (event) {
  event.preventDefault();
  setClock({ now: new Date(Date.parse(document.getElementById('when').value + ':00Z') - 8 * 3600000).toISOString() });
});
`
