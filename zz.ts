import { simulate } from '#server/runs/simulation/simulate.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
const p = parsePlanFile(TEMPLATES[0]!.plan); if(!p.ok) throw 1
const n=Number(process.argv[2]??64)
const c=process.cpuUsage(); const t=performance.now()
const r=simulate(p.plan,{seed:2026,draws:n,off:[],rho:{}})
const u=process.cpuUsage(c); console.log('wall',performance.now()-t,'cpu ms',(u.user+u.system)/1000, 'rss',process.memoryUsage().rss/1e6)
const {months,series,limiting,odds,inputs,...rest}=r
console.log(inputs.length, JSON.stringify(rest).slice(0,6000))
console.log(odds.targetMet, JSON.stringify(odds.fullPowerBy))
console.log(inputs.filter(i=>i.kind!=='assumption').map(i=>[i.name,i.p10,i.p50,i.p90,i.source,i.group].join(' ')).join('\n'))
