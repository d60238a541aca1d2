import { synthesise } from "@django-swarm/infra";
import { environments } from "./environments";

synthesise({ environments });
