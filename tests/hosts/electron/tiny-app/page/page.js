import './page.css';

const reply = await globalThis.drillroom.call('tiny.echo', 'ready');
document.querySelector('#answer').textContent = reply.data;
