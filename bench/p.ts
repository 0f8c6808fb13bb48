import { startQuietApp } from './start-quiet-app.ts';
import { signedInAdmin } from '../evals/signed-in-admin.ts';
import { createLibraryMaker } from './make-library.ts';
const t0=performance.now();
const { app, end } = await startQuietApp({}, process.argv[2]!);
const call = await signedInAdmin(app);
let r:any=await call('library.search',{text:'x',limit:20});
console.log('open+first search ms', (performance.now()-t0).toFixed(0), 'rss', (process.memoryUsage().rss/2**20).toFixed(0));
const make = createLibraryMaker();
for(let q=0;q<100;q++) await call('library.search',{text:make.question(),limit:20});
const took:number[]=[];const cpu:number[]=[];
for(let q=0;q<400;q++){const text=make.question(); const c=process.threadCpuUsage(); const t=performance.now(); r=await call('library.search',{text,limit:20}); took.push(performance.now()-t); const d=process.threadCpuUsage(c); cpu.push((d.user+d.system)/1000); if(!r.ok) throw new Error('x');}
const p=(a:number[],s:number)=>a.toSorted((x,y)=>x-y)[Math.floor(a.length*s)]!.toFixed(2);
console.log('wall p50',p(took,.5),'p95',p(took,.95),'cpu p50',p(cpu,.5),'p95',p(cpu,.95), 'hits', r.data.hits.length);
await end();
