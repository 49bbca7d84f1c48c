-- The demonstration: two workspaces, their members, 300 drivers, and a plan of today's routes. Then seed_history.sql and
-- seed_today.sql. Together they can run twice.

-- One password for everybody here, hashed cheaply so that hundreds of sign-ins take seconds: never do this with real people.
-- Gone again at the end of seed_today.sql.
create schema if not exists demo;
revoke all on schema demo from public;
create table demo.users (email text primary key, id uuid not null, name text not null, position integer);

create table demo.people (drivers integer not null, given text[] not null, family text[] not null);
insert into demo.people values
  (52, '{Pieter,Joris,Ruben,Marieke,Sanne,Daan,Esmée,Wouter,Femke,Lotte,Bas,Thijs}', '{de Graaf,van den Berg,de Wit,Vandenbroucke,Hoogeveen,van Leeuwen,Kuipers,Bakker,Verhoeven,Dekker,van der Meer,Schouten}'),
  (26, '{Shanice,Romano,Clyde,Jerrel,Soraya,Winston,Naomi,Rajesh,Anil,Sharda}', '{Wijngaarde,Kartosen,Pinas,Jaggernath,Ramdin,Kromosoeto,Blokland,Sewnarain,Tjon,Biervliet}'),
  (16, '{Rosa,Rudsel,Gilmar,Shurandy,Mirella,Jairzinho}', '{Winklaar,Martina,Maduro,Croes,Felicia,Koeiman}'),
  (28, '{Emre,Özge,Mehmet,Elif,Hakan,Zeynep,Burak,Ayşe,Serkan,Gül}', '{Yıldırım,Kaya,Demir,Çelik,Şahin,Öztürk,Arslan,Doğan}'),
  (28, '{Amina,Youssef,Hamza,Fatima,Karim,Nadia,Rachid,Samira,Ilias}', '{El Amrani,Benali,Bouzid,Ouali,Chakir,El Idrissi,Azzouzi,Haddad}'),
  (20, '{João Pedro,Nilton,Celina,Adilson,Ivone,Dário,Tânia}', '{Carvalho,Lopes,Monteiro,Évora,Fortes,Tavares,Gonçalves}'),
  (18, '{Mateusz,Tomasz,Jakub,Paweł,Łukasz,Krzysztof}', '{Zieliński,Wiśniewski,Kamiński,Nowak,Wójcik,Dąbrowski}'),
  (5, '{Agnieszka,Małgorzata,Kasia}', '{Wójcik,Kowalczyk,Mazur}'),
  (16, '{Kwabena,Oluwaseun,Chidi,Abena,Kofi,Ngozi,Yaw,Adwoa}', '{Owusu-Ansah,Adeyemi,Okafor,Mensah,Boateng,Eze,Asante}'),
  (14, '{Aisha,Abdirahman,Hodan,Yonas,Samuel,Selam,Liban}', '{Mohamud,Warsame,Abdi,Tesfaye,Habte,Gebre,Farah}'),
  (10, '{Bilal,Mehwish,Imran,Priya,Arjun,Sana}', '{Chaudhry,Qureshi,Subramanian,Malik,Iyer,Sheikh}'),
  (8, '{Nguyễn,Trần,Lê,Phạm}', '{Thị Lan,Văn Hùng,Minh Anh,Thu Hà}'),
  (8, '{Wei,Mei,Jun,Dewi,Budi}', '{Chen,Zhang,Lin,Santoso,Wijaya}'),
  (12, '{Dragana,Zoran,Amir,Jelena,Dino,Mirela}', '{Petrović,Hodžić,Jovanović,Begić,Marković,Kovačević}'),
  (10, '{Cosmin,Ionuț,Andreea,Radu,Mihai}', '{Dumitru,Popescu,Ionescu,Stan,Munteanu}'),
  (5, '{Imre,Zsófia,Gábor}', '{Szabó,Nagy,Tóth}'),
  (3, '{Ondřej,Tomáš,Lukáš}', '{Dvořák,Novák,Svoboda}'),
  (8, '{Camila,Diego,Valentina,Andrés,Luz}', '{Rojas Fuentes,Ortega,Castillo,Mendoza,Vargas}'),
  (10, '{Rashid,Omar,Rania,Khaled,Layla,Sami}', '{Al-Hadidi,Khoury,Al-Masri,Nasser,Darwish}'),
  (1, '{Siobhán}', '{Ní Bhriain}'), (1, '{Giulia}', '{Ferrari}'), (1, '{Lars}', '{Håkansson}'), (1, '{Yuki}', '{Tanabe}'), (1, '{Barbora}', '{Dvořáková}');

create table demo.streets (depot text, town text, street text, latitude double precision, longitude double precision);
insert into demo.streets values
  ('WHV', 'Rotterdam', 'Wolphaertsbocht', 51.8936, 4.4760), ('WHV', 'Rotterdam', 'Boergoensevliet', 51.8885, 4.4815), ('WHV', 'Rotterdam', 'Doklaan', 51.8962, 4.4798), ('WHV', 'Rotterdam', 'Gouwstraat', 51.8937, 4.4842),
  ('WHV', 'Rotterdam', 'Pleinweg', 51.8906, 4.4868), ('WHV', 'Rotterdam', 'Dorpsweg', 51.8868, 4.4777), ('WHV', 'Rotterdam', 'Slinge', 51.8743, 4.4782), ('WHV', 'Rotterdam', 'Zuiderparkweg', 51.8782, 4.4868),
  ('WHV', 'Rotterdam', 'Katendrechtse Lagedijk', 51.8925, 4.4836), ('WHV', 'Rotterdam', 'Brielselaan', 51.8963, 4.4868), ('WHV', 'Rotterdam', 'Dordtselaan', 51.8908, 4.4938), ('WHV', 'Rotterdam', 'Mijnsherenlaan', 51.8886, 4.4904),
  ('WHV', 'Rotterdam', 'Carnissesingel', 51.8846, 4.4908), ('WHV', 'Rotterdam', 'Goereesestraat', 51.8867, 4.4896), ('WHV', 'Rotterdam', 'Plein 1953', 51.8704, 4.4712), ('WHV', 'Rotterdam', 'Melissantstraat', 51.8688, 4.4748),
  ('WHV', 'Rotterdam', 'Langenhorst', 51.8712, 4.4893), ('WHV', 'Rotterdam', 'Schere', 51.8692, 4.4846), ('WHV', 'Rotterdam', 'Zierikzeestraat', 51.8722, 4.4732), ('WHV', 'Rotterdam', 'Heijplaatweg', 51.8946, 4.4232),
  ('WHV', 'Rotterdam', 'Courzandseweg', 51.8972, 4.4182), ('WHV', 'Rotterdam', 'Alcorstraat', 51.8955, 4.4196), ('WHV', 'Rotterdam', 'Waalhaven Oostzijde', 51.8918, 4.4652), ('WHV', 'Rotterdam', 'Waalhaven Zuidzijde', 51.8803, 4.4402),
  ('WHV', 'Rotterdam', 'Korperweg', 51.8792, 4.4562), ('WHV', 'Rotterdam', 'Reeweg', 51.8838, 4.4634), ('WHV', 'Rotterdam', 'Sluisjesdijk', 51.8988, 4.4682), ('WHV', 'Rotterdam', 'Charloisse Kerksingel', 51.8962, 4.4716),
  ('SPK', 'Rotterdam', 'Mathenesserlaan', 51.9131, 4.4556), ('SPK', 'Rotterdam', 'Nieuwe Binnenweg', 51.9126, 4.4538), ('SPK', 'Rotterdam', 'Schiedamseweg', 51.9113, 4.4430), ('SPK', 'Rotterdam', 'Vierhavensstraat', 51.9082, 4.4338),
  ('SPK', 'Rotterdam', 'Marconiplein', 51.9130, 4.4328), ('SPK', 'Rotterdam', 'Mathenesserdijk', 51.9148, 4.4362), ('SPK', 'Rotterdam', 'Bilderdijkstraat', 51.9176, 4.4394), ('SPK', 'Rotterdam', 'Spaanse Bocht', 51.9204, 4.4346),
  ('SPK', 'Rotterdam', 'Spartastraat', 51.9197, 4.4338), ('SPK', 'Rotterdam', 'Nicolaas Beetsstraat', 51.9186, 4.4378), ('SPK', 'Rotterdam', 'Franselaan', 51.9164, 4.4246), ('SPK', 'Rotterdam', 'Burgemeester Baumannlaan', 51.9396, 4.4318),
  ('SPK', 'Rotterdam', 'Rotterdamse Rijweg', 51.9362, 4.4412), ('SPK', 'Rotterdam', 'Overschiese Dorpsstraat', 51.9377, 4.4256), ('SPK', 'Rotterdam', 'Zestienhovensekade', 51.9391, 4.4402), ('SPK', 'Rotterdam', 'Abtsweg', 51.9344, 4.4322),
  ('SPK', 'Rotterdam', 'Delftweg', 51.9420, 4.4192), ('SPK', 'Rotterdam', 'Industrieweg', 51.9297, 4.4182), ('SPK', 'Rotterdam', 'Giessenweg', 51.9291, 4.4252), ('SPK', 'Rotterdam', 'Matlingeweg', 51.9345, 4.4216),
  ('SPK', 'Rotterdam', 'Vlaardingweg', 51.9331, 4.4102), ('SPK', 'Rotterdam', 'Schuttevaerweg', 51.9307, 4.4078), ('SPK', 'Rotterdam', 'Aelbrechtskade', 51.9161, 4.4437), ('SPK', 'Rotterdam', 'Heemraadssingel', 51.9165, 4.4528),
  ('SPK', 'Rotterdam', 'Beukelsdijk', 51.9206, 4.4532), ('SPK', 'Rotterdam', 'Statenweg', 51.9288, 4.4556), ('SPK', 'Rotterdam', 'Bentincklaan', 51.9283, 4.4602), ('SPK', 'Rotterdam', 'Stadhoudersweg', 51.9326, 4.4552),
  ('DLF', 'Delft', 'Papsouwselaan', 51.9946, 4.3502), ('DLF', 'Delft', 'Minervaweg', 51.9928, 4.3462), ('DLF', 'Delft', 'Rotterdamseweg', 51.9952, 4.3722), ('DLF', 'Delft', 'Phoenixstraat', 52.0112, 4.3546),
  ('DLF', 'Delft', 'Voorhofdreef', 51.9931, 4.3546), ('DLF', 'Delft', 'Westlandseweg', 52.0074, 4.3462), ('DLF', 'Delft', 'Buitenhofdreef', 51.9891, 4.3462), ('DLF', 'Delft', 'Martinus Nijhofflaan', 51.9986, 4.3560),
  ('DLF', 'Delft', 'Mekelweg', 51.9991, 4.3734), ('DLF', 'Delft', 'Julianalaan', 52.0074, 4.3721), ('DLF', 'Delft', 'Oostsingel', 52.0124, 4.3651), ('DLF', 'Delft', 'Nassaulaan', 52.0094, 4.3744),
  ('DLF', 'Delft', 'Delfgauwseweg', 52.0098, 4.3796), ('DLF', 'Delft', 'Ruys de Beerenbrouckstraat', 52.0164, 4.3502), ('DLF', 'Delft', 'Van Foreestweg', 52.0041, 4.3402), ('DLF', 'Delft', 'Krakeelpolderweg', 52.0036, 4.3442),
  ('DLF', 'Delft', 'Provincialeweg', 52.0046, 4.3504), ('DLF', 'Delft', 'Choorstraat', 52.0124, 4.3572), ('DLF', 'Delft', 'Brabantse Turfmarkt', 52.0091, 4.3604), ('DLF', 'Delft', 'Zuidwal', 52.0071, 4.3602),
  ('DLF', 'Delft', 'Hugo de Grootstraat', 52.0084, 4.3502), ('DLF', 'Delft', 'Schieweg', 51.9901, 4.3662), ('DLF', 'Delft', 'Kruithuisweg', 51.9862, 4.3642), ('DLF', 'Delft', 'Energieweg', 51.9886, 4.3692),
  ('DLF', 'Delft', 'Vulcanusweg', 51.9961, 4.3632), ('DLF', 'Delft', 'Tanthofdreef', 51.9812, 4.3482), ('DLF', 'Delft', 'Troelstralaan', 51.9962, 4.3462), ('DLF', 'Delft', 'Wateringsevest', 52.0158, 4.3542),
  ('SCH', 'Schiedam', 'Rotterdamsedijk', 51.9146, 4.4132), ('SCH', 'Schiedam', 'Broersvest', 51.9181, 4.4004), ('SCH', 'Schiedam', '’s-Gravelandseweg', 51.9301, 4.4032), ('SCH', 'Schiedam', 'Vlaardingerdijk', 51.9131, 4.3872),
  ('SCH', 'Schiedam', 'Nieuwe Haven', 51.9131, 4.3972), ('SCH', 'Schiedam', 'Lange Haven', 51.9151, 4.3992), ('SCH', 'Schiedam', 'Hoogstraat', 51.9166, 4.3986), ('SCH', 'Schiedam', 'Burgemeester Knappertlaan', 51.9164, 4.3922),
  ('SCH', 'Schiedam', 'Burgemeester van Haarenlaan', 51.9218, 4.3762), ('SCH', 'Schiedam', 'Parkweg', 51.9231, 4.3852), ('SCH', 'Schiedam', 'Nieuwe Damlaan', 51.9204, 4.3842), ('SCH', 'Schiedam', 'Bachplein', 51.9301, 4.3752),
  ('SCH', 'Schiedam', 'Mozartlaan', 51.9311, 4.3732), ('SCH', 'Schiedam', 'Singel', 51.9191, 4.3962), ('SCH', 'Schiedam', 'Overschiesestraat', 51.9216, 4.4036), ('SCH', 'Schiedam', 'Boerhaavelaan', 51.9248, 4.3992),
  ('SCH', 'Schiedam', 'Swammerdamsingel', 51.9184, 4.3872), ('SCH', 'Schiedam', 'Westfrankelandsestraat', 51.9112, 4.3938), ('SCH', 'Schiedam', 'Nieuw-Mathenesserstraat', 51.9116, 4.4092), ('SCH', 'Schiedam', 'Buitenhavenweg', 51.9098, 4.3986),
  ('SCH', 'Schiedam', 'Warande', 51.9154, 4.3946), ('SCH', 'Schiedam', 'Aleidastraat', 51.9172, 4.3908), ('SCH', 'Schiedam', 'Fokkerstraat', 51.9312, 4.3988), ('SCH', 'Schiedam', 'Van Heekstraat', 51.9338, 4.4012),
  ('SCH', 'Schiedam', 'Rubensplein', 51.9114, 4.3956), ('SCH', 'Schiedam', 'Oranjestraat', 51.9142, 4.3958),
  ('BRD', 'Barendrecht', 'Middenbaan', 51.8561, 4.5388), ('BRD', 'Barendrecht', 'Dorpsstraat', 51.8546, 4.5386), ('BRD', 'Barendrecht', 'Voordijk', 51.8624, 4.5262), ('BRD', 'Rotterdam', 'Groene Hilledijk', 51.8914, 4.5132),
  ('BRD', 'Rotterdam', 'Putselaan', 51.8944, 4.5012), ('BRD', 'Rotterdam', 'Beijerlandselaan', 51.8926, 4.5098), ('BRD', 'Rotterdam', 'Olympiaweg', 51.8902, 4.5252), ('BRD', 'Barendrecht', 'Stationsweg', 51.8632, 4.5528),
  ('BRD', 'Barendrecht', 'Carnisseweg', 51.8592, 4.5236), ('BRD', 'Barendrecht', '1e Barendrechtseweg', 51.8582, 4.5482), ('BRD', 'Barendrecht', 'Bachlaan', 51.8572, 4.5286), ('BRD', 'Barendrecht', 'Henry Dunantlaan', 51.8608, 4.5412),
  ('BRD', 'Barendrecht', 'Ebweg', 51.8484, 4.5498), ('BRD', 'Barendrecht', 'Avenue Carnisse', 51.8622, 4.5182), ('BRD', 'Barendrecht', 'Spoorlaan', 51.8658, 4.5532), ('BRD', 'Barendrecht', 'Ziedewijdsekade', 51.8676, 4.5442),
  ('BRD', 'Barendrecht', 'Dierensteinweg', 51.8652, 4.5612), ('BRD', 'Barendrecht', 'Achterzeedijk', 51.8462, 4.5412), ('BRD', 'Rotterdam', 'Spinozaweg', 51.8792, 4.5202), ('BRD', 'Rotterdam', 'Pascalweg', 51.8762, 4.5232),
  ('BRD', 'Rotterdam', 'Molenvliet', 51.8762, 4.5312), ('BRD', 'Rotterdam', 'Keizerswaard', 51.8852, 4.5562), ('BRD', 'Rotterdam', 'Groeninx van Zoelenlaan', 51.8878, 4.5468), ('BRD', 'Rotterdam', 'Reyerdijk', 51.8894, 4.5522),
  ('BRD', 'Rotterdam', 'Adriaan Volkersingel', 51.8816, 4.5448), ('BRD', 'Rotterdam', 'Smeetslandsedijk', 51.8786, 4.5118);

create table demo.depots (code text primary key, name text, latitude double precision, longitude double precision);
insert into demo.depots values
  ('WHV', 'Waalhaven', 51.8846, 4.4560), ('SPK', 'Spaanse Polder', 51.9318, 4.4190), ('DLF', 'Delft', 51.9905, 4.3680),
  ('SCH', 'Schiedam', 51.9286, 4.3990), ('BRD', 'Barendrecht', 51.8668, 4.5340);

-- The same key gives the same number in [0, 1) at every run.
create or replace function demo.draw(key text) returns double precision language sql immutable as
  $$ select ((hashtextextended(key, 7) & 1048575)::double precision) / 1048576 $$;
create or replace function demo.id(key text) returns uuid language sql immutable as
  $$ select overlay(overlay(md5('marshal demonstration ' || key) placing '4' from 13) placing '8' from 17)::uuid $$;

-- How long after an event its phone has told the server.
create or replace function demo.delay(key text) returns interval language sql immutable as
  $$ select make_interval(secs => 0.3 + 2.2 * demo.draw('lag ' || key) + 40 * demo.draw('lag ' || key) ^ 40) $$;

-- People
insert into demo.users (email, id, name)
select email, demo.id(email), name from (values
  ('supervisor@rotterdam.example', 'Hanneke Oosterhuis'), ('second@rotterdam.example', 'Idris Bello'),
  ('viewer@rotterdam.example', 'Sanne Lindqvist'), ('admin@rotterdam.example', 'Marit Kroon'),
  ('supervisor@utrecht.example', 'Jelle Brandsma')
) as members (email, name);

insert into demo.users (email, id, name, position)
select email, demo.id(email), name, position from (
  select name, position, format('driver-%s@rotterdam.example', to_char(position, 'FM0000')) as email from (
    select name, row_number() over (order by demo.draw(name), name) as position from (
      select distinct given[1 + turn % cardinality(given)] || ' ' ||
        family[1 + (turn / cardinality(given) + turn) % cardinality(family)] as name
      from demo.people, generate_series(0, drivers - 1) as turn
    ) as names
  ) as numbered
  where position <= 300
) as chosen;

insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
  raw_user_meta_data, created_at, updated_at, confirmation_token, recovery_token, email_change_token_new, email_change,
  email_change_token_current, phone_change, phone_change_token, reauthentication_token)
select '00000000-0000-0000-0000-000000000000', id, 'authenticated', 'authenticated', email,
  extensions.crypt('marshal-demo', extensions.gen_salt('bf', 4)), now(), '{"provider": "email", "providers": ["email"]}',
  jsonb_build_object('name', name), now(), now(), '', '', '', '', '', '', '', ''
from demo.users on conflict do nothing;

insert into auth.identities (id, provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
select demo.id('identity of ' || email), id::text, id,
  jsonb_build_object('sub', id, 'email', email, 'email_verified', true, 'phone_verified', false), 'email', now(), now(), now()
from demo.users on conflict do nothing;

insert into public.workspaces (id, code, name, time_zone, created_by) values
  (demo.id('RTM'), 'RTM', 'Rotterdam Metro', 'Europe/Amsterdam', demo.id('admin@rotterdam.example')),
  (demo.id('UTO'), 'UTO', 'Utrecht Oost', 'Europe/Amsterdam', demo.id('supervisor@utrecht.example'))
on conflict do nothing;
insert into public.workspace_settings (workspace_id)
values (demo.id('RTM')), (demo.id('UTO')) on conflict do nothing;

insert into public.workspace_members (workspace_id, user_id, name, role)
select demo.id(case when email like '%@utrecht.example' then 'UTO' else 'RTM' end), id, name,
  case when email like 'viewer@%' then 'viewer' when email like 'admin@%' then 'admin' else 'supervisor' end
from demo.users where position is null on conflict do nothing;

-- Telephone numbers beginning with 06 0 are given to nobody.
insert into public.drivers (id, workspace_id, code, name, phone, vehicle)
select id, demo.id('RTM'), 'D-' || to_char(position, 'FM0000'), name,
  '+31 6 0' || to_char(floor(demo.draw('phone ' || email) * 10000000), 'FM000 00 00'),
  case when demo.draw('vehicle ' || email) < 0.12 then 'Cargo bike ' || to_char(position, 'FM000')
  else format('%s V%s-%s-%s', case when demo.draw('vehicle ' || email) < 0.4 then 'Electric van' else 'Van' end,
    substr('BDFGHJKLNPRSTXZ', 1 + (demo.draw('a ' || email) * 15)::integer % 15, 1),
    to_char(100 + floor(demo.draw('b ' || email) * 900), 'FM000'),
    substr('BDFGHJKLNPRSTXZ', 1 + (demo.draw('c ' || email) * 15)::integer % 15, 1)) end
from demo.users where position is not null on conflict do nothing;

-- Routes of today: planned around this moment, so that the fleet is in the middle of its day whenever it is seeded,
-- and four times as fast as real ones, which is how fast the simulator drives unless told otherwise.
create table demo.routes as
select depot.code || to_char(now() at time zone 'Europe/Amsterdam', '-MMDD-') || to_char(number, 'FM00') as reference,
  depot.code as depot_code, depot.name as depot, depot.latitude, depot.longitude,
  case when number <= 60 then 'D-' || to_char((number - 1) * 5 + depot.rank, 'FM0000') end as driver_code,
  8 + floor(demo.draw(format('stops %s %s', depot.code, number)) * 12)::integer as stop_count,
  -- How far the route is at this moment: below 0 not begun, above 1 finished.
  case when number > 60 then -0.1 - draw_progress when draw_progress < 0.15 then -0.02 - 2.5 * draw_progress
    when draw_progress > 0.95 then 1.1
    else 0.02 + 0.93 * ((draw_progress - 0.15) / 0.8) ^ 2.2 end as progress,
  -- Minutes by which it runs behind its plan.
  case when number > 60 or draw_progress < 0.15 then 0 when demo.draw(format('late %s %s', depot.code, number)) < 0.05 then 17 + 24 * demo.draw(format('behind %s %s', depot.code, number))
    else 15 * demo.draw(format('behind %s %s', depot.code, number)) - 8 end as behind
from (select *, row_number() over (order by code)::integer as rank from demo.depots) as depot, generate_series(1, 62) as number
cross join lateral (select demo.draw(format('progress %s %s', depot.code, number))) as draws (draw_progress);

-- The stops of a route: some streets of its depot, driven round in one loop that begins near the depot.
create table demo.stops as
with chosen as (
  select route.*, street.town, street.street, 1 + floor(demo.draw(key) * 240)::integer as house,
    demo.draw('shop ' || key) as shop,
    street.latitude + (demo.draw('n ' || key) - 0.5) * 0.0018 as stop_latitude,
    street.longitude + (demo.draw('e ' || key) - 0.5) * 0.003 as stop_longitude,
    row_number() over (partition by route.reference order by demo.draw('turn ' || key)) as turn
  from demo.routes as route
  join demo.streets as street on street.depot = route.depot_code
  cross join lateral (select route.reference || ' ' || street.street) as keys (key)
), centred as (
  select *, avg(stop_latitude) over route as middle_latitude, avg(stop_longitude) over route as middle_longitude
  from chosen where turn <= stop_count window route as (partition by reference)
), ordered as (
  select *, row_number() over (partition by reference order by
    (3 * pi() + atan2(stop_latitude - middle_latitude, (stop_longitude - middle_longitude) * 0.617)
      - atan2(latitude - middle_latitude, (longitude - middle_longitude) * 0.617))::numeric % (2 * pi())::numeric) - 1 as position
  from centred
), driven as (
  select *, 111320 * sqrt((stop_latitude - lag(stop_latitude, 1, latitude) over route) ^ 2
      + ((stop_longitude - lag(stop_longitude, 1, longitude) over route) * 0.617) ^ 2) as metres,
    2.5 + 4 * demo.draw(format('work %s %s', reference, position)) as work_minutes
  from ordered window route as (partition by reference order by position)
), timed as (
  select *, sum(1.7 + metres / 190 + work_minutes) over (partition by reference order by position) - work_minutes as arrival_minute,
    sum(1.7 + metres / 190 + work_minutes) over (partition by reference) as minutes
  from driven
)
select reference, depot, driver_code, position::integer, behind, work_minutes / pace as work_minutes,
  street || ' ' || house || case when shop < 0.2 then ', ' || (array['Apotheek De Zalm', 'Bakkerij Boelen', 'Kapsalon Nour', 'Bloemen Verweij',
    'Toko Asia', 'Fietsenhoek', 'Huisartsenpost', 'Café De Unie', 'Buurtsuper', 'dok C', 'Basisschool De Kade', 'laadperron 4'])[1 + floor(shop * 60)::integer]
    else '' end as label,
  format('%s %s, %s', street, house, town) as address, stop_latitude as latitude, stop_longitude as longitude,
  now() - make_interval(secs => 60 * (progress * minutes / pace + behind)) as starts_at,
  now() + make_interval(secs => 60 * ((arrival_minute - progress * minutes) / pace - behind)) as planned_arrival
from timed, (values (4.0)) as simulator (pace);
