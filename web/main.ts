import './elements/ff-app.ts'
import { preparePaper } from './paper.ts'

preparePaper()
