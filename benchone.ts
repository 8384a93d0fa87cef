import { driversTable } from './test/bench/drivers.ts'
const c=process.cpuUsage(); driversTable(5); const d=process.cpuUsage(c); console.log('cpu', (d.user+d.system)/1e3)
