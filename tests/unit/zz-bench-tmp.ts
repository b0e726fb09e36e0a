import { largeDirectory } from '/work/main/tests/unit/routing-large-directory.ts';
import { hub } from '/work/main/tests/unit/routing-builder.ts';
import { indexDirectory } from '/work/main/shared/routing/index-directory.ts';
import { match } from '/work/main/shared/routing/match.ts';
import { communities } from '/work/main/shared/directory/communities.ts';
for (const n of [10000]) {
const d=largeDirectory(n); const t=performance.now(); const index=indexDirectory(d); console.log('index ms',performance.now()-t);
const needs=['talk','safe-place','health','legal','transport','other'] as const; const now=new Date('2026-06-15T15:00:00Z');
const run=(i:number)=>match({need:needs[i%needs.length]!,communityId:communities[(i*37)%communities.length]!.id,person:{ageBand:i%3?'18-plus':'16-17',languages:['fr','en'],accessibility:i%4?[]:['wheelchair']},virtual:'ask',avoid:{communityIds:i%5?[]:['place-timmins']}},index,hub,now);
for(let i=0;i<3000;i++)run(i);
const s:number[]=[]; const by:Record<string,number[]>={};
for(let i=0;i<6000;i++){let ms=Infinity; let r:any; for(let k=0;k<3;k++){const a=performance.now(); r=run(i); ms=Math.min(ms,performance.now()-a);} s.push(ms);(by[needs[i%6]!]??=[]).push(ms); if(i<6) console.log(needs[i%6],r.counts,r.options.length,r.excluded.length)}
const q=(x:number[],p:number)=>x.toSorted((a,b)=>a-b)[Math.floor(p*x.length)]!.toFixed(3);
console.log(n,'p50',q(s,.5),'p99',q(s,.99)); for(const k in by) console.log(k,q(by[k]!,.5),q(by[k]!,.99));
}
