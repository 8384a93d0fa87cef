import './elements/ff-app.ts'
