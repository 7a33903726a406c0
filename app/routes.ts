// Routes are the files of app/routes, named by the flat-file convention.
import { flatRoutes } from '@remix-run/fs-routes'

export default flatRoutes()
