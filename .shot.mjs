import { chromium } from 'playwright';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu'] });
for (const [w,name] of [[1280,'d'],[360,'m']]) {
  const p = await b.newPage({ viewport:{width:w,height:900} });
  p.on('pageerror', e=>console.log(name,'ERR',e.message)); p.on('console',m=>m.type()==='error'&&console.log(name,m.text()));
  await p.goto('http://localhost:4555/gallery.html'); await p.waitForTimeout(4000);
  console.log(name, await p.evaluate(()=>({awake:document.querySelectorAll('[data-awake]').length, islands:document.querySelectorAll('[data-island]').length, w:document.documentElement.scrollWidth})));
  for (const type of process.argv.slice(2)) { const el = p.locator('#'+type); await el.screenshot({path:`/tmp/shots/${type}-${name}.png`}).catch(e=>console.log(e.message)); }
  await p.close();
}
await b.close();
