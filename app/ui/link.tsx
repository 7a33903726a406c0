// The framework's links and URL hooks under our own names, so that changing the framework changes one file.
export {
  Form,
  Link,
  NavLink,
  useLocation,
  useNavigation,
  useRevalidator,
  useSearchParams,
} from '@remix-run/react'
