export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      approval_requests: {
        Row: {
          action: string
          batch_id: string | null
          created_at: string
          decided_at: string | null
          decided_by: string | null
          decided_by_name: string | null
          decision_note: string | null
          driver_id: string | null
          expires_at: string
          id: string
          note: string | null
          parameters: NonNullable<Json>
          reason_code: string
          requested_by: string
          requested_by_name: string
          revision: number
          session_ids: string[] | null
          status: string
          workspace_id: string
        }
        Insert: {
          action: string
          batch_id?: string | null
          created_at?: string
          decided_at?: string | null
          decided_by?: string | null
          decided_by_name?: string | null
          decision_note?: string | null
          driver_id?: string | null
          expires_at?: string
          id?: string
          note?: string | null
          parameters?: NonNullable<Json>
          reason_code: string
          requested_by: string
          requested_by_name: string
          revision?: number
          session_ids?: string[] | null
          status?: string
          workspace_id: string
        }
        Update: {
          action?: string
          batch_id?: string | null
          created_at?: string
          decided_at?: string | null
          decided_by?: string | null
          decided_by_name?: string | null
          decision_note?: string | null
          driver_id?: string | null
          expires_at?: string
          id?: string
          note?: string | null
          parameters?: NonNullable<Json>
          reason_code?: string
          requested_by?: string
          requested_by_name?: string
          revision?: number
          session_ids?: string[] | null
          status?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "approval_requests_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "approval_requests_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "approval_requests_reason_fkey"
            columns: ["action", "reason_code"]
            isOneToOne: false
            referencedRelation: "reason_codes"
            referencedColumns: ["action", "code"]
          },
          {
            foreignKeyName: "approval_requests_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      board_views: {
        Row: {
          created_at: string
          id: string
          name: string
          position: number
          query: string
          shared: boolean
          updated_at: string
          user_id: string
          workspace_id: string
        }
        Insert: {
          created_at?: string
          id?: string
          name: string
          position?: number
          query?: string
          shared?: boolean
          updated_at?: string
          user_id?: string
          workspace_id: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          position?: number
          query?: string
          shared?: boolean
          updated_at?: string
          user_id?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "board_views_member_fkey"
            columns: ["workspace_id", "user_id"]
            isOneToOne: false
            referencedRelation: "workspace_members"
            referencedColumns: ["workspace_id", "user_id"]
          },
        ]
      }
      delivery_batches: {
        Row: {
          actual_end_time: string | null
          actual_start_time: string | null
          created_at: string
          current_stop_index: number
          depot: string
          driver_id: string | null
          driver_status: Database["public"]["Enums"]["driver_status"]
          execution_metadata: NonNullable<Json>
          id: string
          last_event_recorded_at: string | null
          last_event_seq: number
          last_event_stop_index: number | null
          last_event_synced_at: string | null
          last_event_type: Database["public"]["Enums"]["event_type"] | null
          next_stop: Json | null
          planned_end_at: string | null
          reference: string
          revision: number
          scheduled_date: string
          status_since: string
          stop_count: number
          updated_at: string
          workspace_id: string
        }
        Insert: {
          actual_end_time?: string | null
          actual_start_time?: string | null
          created_at?: string
          current_stop_index?: number
          depot: string
          driver_id?: string | null
          driver_status?: Database["public"]["Enums"]["driver_status"]
          execution_metadata?: NonNullable<Json>
          id?: string
          last_event_recorded_at?: string | null
          last_event_seq?: number
          last_event_stop_index?: number | null
          last_event_synced_at?: string | null
          last_event_type?: Database["public"]["Enums"]["event_type"] | null
          next_stop?: Json | null
          planned_end_at?: string | null
          reference: string
          revision?: number
          scheduled_date: string
          status_since?: string
          stop_count?: number
          updated_at?: string
          workspace_id: string
        }
        Update: {
          actual_end_time?: string | null
          actual_start_time?: string | null
          created_at?: string
          current_stop_index?: number
          depot?: string
          driver_id?: string | null
          driver_status?: Database["public"]["Enums"]["driver_status"]
          execution_metadata?: NonNullable<Json>
          id?: string
          last_event_recorded_at?: string | null
          last_event_seq?: number
          last_event_stop_index?: number | null
          last_event_synced_at?: string | null
          last_event_type?: Database["public"]["Enums"]["event_type"] | null
          next_stop?: Json | null
          planned_end_at?: string | null
          reference?: string
          revision?: number
          scheduled_date?: string
          status_since?: string
          stop_count?: number
          updated_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "delivery_batches_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "delivery_batches_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      delivery_stops: {
        Row: {
          address: string
          batch_id: string
          geofence_radius_m: number | null
          label: string
          latitude: number | null
          longitude: number | null
          planned_arrival: string | null
          position: number
          workspace_id: string
        }
        Insert: {
          address?: string
          batch_id: string
          geofence_radius_m?: number | null
          label: string
          latitude?: number | null
          longitude?: number | null
          planned_arrival?: string | null
          position: number
          workspace_id: string
        }
        Update: {
          address?: string
          batch_id?: string
          geofence_radius_m?: number | null
          label?: string
          latitude?: number | null
          longitude?: number | null
          planned_arrival?: string | null
          position?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "delivery_stops_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      device_change_requests: {
        Row: {
          accuracy_m: number | null
          app_version: string | null
          auth_session_id: string | null
          decided_at: string | null
          decided_by: string | null
          device_id: string
          device_model: string | null
          distance_m: number | null
          driver_id: string
          expires_at: string
          from_session_id: string
          id: string
          implied_speed_kmh: number | null
          latitude: number | null
          longitude: number | null
          previous_accuracy_m: number | null
          previous_device_model: string | null
          previous_latitude: number | null
          previous_longitude: number | null
          previous_seen_at: string | null
          requested_at: string
          revision: number
          session_id: string | null
          status: string
          workspace_id: string
        }
        Insert: {
          accuracy_m?: number | null
          app_version?: string | null
          auth_session_id?: string | null
          decided_at?: string | null
          decided_by?: string | null
          device_id: string
          device_model?: string | null
          distance_m?: number | null
          driver_id: string
          expires_at?: string
          from_session_id: string
          id?: string
          implied_speed_kmh?: number | null
          latitude?: number | null
          longitude?: number | null
          previous_accuracy_m?: number | null
          previous_device_model?: string | null
          previous_latitude?: number | null
          previous_longitude?: number | null
          previous_seen_at?: string | null
          requested_at?: string
          revision?: number
          session_id?: string | null
          status?: string
          workspace_id: string
        }
        Update: {
          accuracy_m?: number | null
          app_version?: string | null
          auth_session_id?: string | null
          decided_at?: string | null
          decided_by?: string | null
          device_id?: string
          device_model?: string | null
          distance_m?: number | null
          driver_id?: string
          expires_at?: string
          from_session_id?: string
          id?: string
          implied_speed_kmh?: number | null
          latitude?: number | null
          longitude?: number | null
          previous_accuracy_m?: number | null
          previous_device_model?: string | null
          previous_latitude?: number | null
          previous_longitude?: number | null
          previous_seen_at?: string | null
          requested_at?: string
          revision?: number
          session_id?: string | null
          status?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "device_change_requests_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "device_change_requests_from_session_fkey"
            columns: ["workspace_id", "from_session_id"]
            isOneToOne: false
            referencedRelation: "driver_sessions"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "device_change_requests_session_fkey"
            columns: ["workspace_id", "session_id"]
            isOneToOne: false
            referencedRelation: "driver_sessions"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      driver_credentials: {
        Row: {
          driver_id: string
          failed_attempts: number
          last_sign_in_at: string | null
          pin_set_at: string
          unlocks_at: string | null
          username: string
          workspace_id: string
        }
        Insert: {
          driver_id: string
          failed_attempts?: number
          last_sign_in_at?: string | null
          pin_set_at?: string
          unlocks_at?: string | null
          username: string
          workspace_id: string
        }
        Update: {
          driver_id?: string
          failed_attempts?: number
          last_sign_in_at?: string | null
          pin_set_at?: string
          unlocks_at?: string | null
          username?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "driver_credentials_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      driver_events: {
        Row: {
          accuracy_m: number | null
          actor_id: string | null
          batch_id: string
          batch_stop_index: number
          chain: string
          client_event_id: string | null
          driver_id: string
          driver_status: Database["public"]["Enums"]["driver_status"]
          event_type: Database["public"]["Enums"]["event_type"]
          fingerprint: string | null
          flag_reasons: string[]
          flagged_for_review: boolean
          from_status: Database["public"]["Enums"]["driver_status"]
          id: string
          latitude: number | null
          longitude: number | null
          metadata: NonNullable<Json>
          recorded_at: string
          seq: number
          session_id: string | null
          signature: string | null
          stop_index: number | null
          synced_at: string
          workspace_id: string
        }
        Insert: {
          accuracy_m?: number | null
          actor_id?: string | null
          batch_id: string
          batch_stop_index: number
          chain: string
          client_event_id?: string | null
          driver_id: string
          driver_status: Database["public"]["Enums"]["driver_status"]
          event_type: Database["public"]["Enums"]["event_type"]
          fingerprint?: string | null
          flag_reasons?: string[]
          flagged_for_review?: boolean
          from_status: Database["public"]["Enums"]["driver_status"]
          id?: string
          latitude?: number | null
          longitude?: number | null
          metadata?: NonNullable<Json>
          recorded_at: string
          seq: number
          session_id?: string | null
          signature?: string | null
          stop_index?: number | null
          synced_at: string
          workspace_id: string
        }
        Update: {
          accuracy_m?: number | null
          actor_id?: string | null
          batch_id?: string
          batch_stop_index?: number
          chain?: string
          client_event_id?: string | null
          driver_id?: string
          driver_status?: Database["public"]["Enums"]["driver_status"]
          event_type?: Database["public"]["Enums"]["event_type"]
          fingerprint?: string | null
          flag_reasons?: string[]
          flagged_for_review?: boolean
          from_status?: Database["public"]["Enums"]["driver_status"]
          id?: string
          latitude?: number | null
          longitude?: number | null
          metadata?: NonNullable<Json>
          recorded_at?: string
          seq?: number
          session_id?: string | null
          signature?: string | null
          stop_index?: number | null
          synced_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "driver_events_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "driver_events_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "driver_events_session_fkey"
            columns: ["workspace_id", "session_id"]
            isOneToOne: false
            referencedRelation: "driver_sessions"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      driver_sessions: {
        Row: {
          accuracy_m: number | null
          app_version: string | null
          auth_session_id: string | null
          battery_percent: number | null
          clock_skew_seconds: number | null
          device_id: string
          device_model: string | null
          driver_id: string
          end_reason: string | null
          ended_at: string | null
          ended_by: string | null
          events_waiting: number
          id: string
          last_active_at: string
          last_contact_at: string
          last_point: number[] | null
          latitude: number | null
          longitude: number | null
          published_at: string
          revision: number
          started_at: string
          token_hash: string | null
          updated_at: string
          workspace_id: string
        }
        Insert: {
          accuracy_m?: number | null
          app_version?: string | null
          auth_session_id?: string | null
          battery_percent?: number | null
          clock_skew_seconds?: number | null
          device_id: string
          device_model?: string | null
          driver_id: string
          end_reason?: string | null
          ended_at?: string | null
          ended_by?: string | null
          events_waiting?: number
          id?: string
          last_active_at?: string
          last_contact_at?: string
          last_point?: number[] | null
          latitude?: number | null
          longitude?: number | null
          published_at?: string
          revision?: number
          started_at?: string
          token_hash?: string | null
          updated_at?: string
          workspace_id: string
        }
        Update: {
          accuracy_m?: number | null
          app_version?: string | null
          auth_session_id?: string | null
          battery_percent?: number | null
          clock_skew_seconds?: number | null
          device_id?: string
          device_model?: string | null
          driver_id?: string
          end_reason?: string | null
          ended_at?: string | null
          ended_by?: string | null
          events_waiting?: number
          id?: string
          last_active_at?: string
          last_contact_at?: string
          last_point?: number[] | null
          latitude?: number | null
          longitude?: number | null
          published_at?: string
          revision?: number
          started_at?: string
          token_hash?: string | null
          updated_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "driver_sessions_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      driver_status_transitions: {
        Row: {
          event_type: Database["public"]["Enums"]["event_type"]
          from_status: Database["public"]["Enums"]["driver_status"]
          to_status: Database["public"]["Enums"]["driver_status"]
        }
        Insert: {
          event_type: Database["public"]["Enums"]["event_type"]
          from_status: Database["public"]["Enums"]["driver_status"]
          to_status: Database["public"]["Enums"]["driver_status"]
        }
        Update: {
          event_type?: Database["public"]["Enums"]["event_type"]
          from_status?: Database["public"]["Enums"]["driver_status"]
          to_status?: Database["public"]["Enums"]["driver_status"]
        }
        Relationships: []
      }
      drivers: {
        Row: {
          code: string
          created_at: string
          id: string
          name: string
          phone: string | null
          vehicle: string | null
          workspace_id: string
        }
        Insert: {
          code: string
          created_at?: string
          id: string
          name: string
          phone?: string | null
          vehicle?: string | null
          workspace_id: string
        }
        Update: {
          code?: string
          created_at?: string
          id?: string
          name?: string
          phone?: string | null
          vehicle?: string | null
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "drivers_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      event_reviews: {
        Row: {
          acted_by: string | null
          action_id: string | null
          batch_id: string | null
          board_revision: number
          claim_ends_at: string | null
          claimed_at: string | null
          claimed_by: string | null
          claimed_by_name: string | null
          created_at: string
          decided_at: string | null
          decided_by: string | null
          decided_by_name: string | null
          decision_action_id: string | null
          driver_id: string | null
          due_at: string
          event_seq: number | null
          id: string
          kind: string
          reasons: string[]
          rejected_event_id: string | null
          revision: number
          risk: number
          snooze_ends_at: string | null
          status: string
          workspace_id: string
        }
        Insert: {
          acted_by?: string | null
          action_id?: string | null
          batch_id?: string | null
          board_revision?: number
          claim_ends_at?: string | null
          claimed_at?: string | null
          claimed_by?: string | null
          claimed_by_name?: string | null
          created_at?: string
          decided_at?: string | null
          decided_by?: string | null
          decided_by_name?: string | null
          decision_action_id?: string | null
          driver_id?: string | null
          due_at: string
          event_seq?: number | null
          id?: string
          kind: string
          reasons: string[]
          rejected_event_id?: string | null
          revision?: number
          risk: number
          snooze_ends_at?: string | null
          status?: string
          workspace_id: string
        }
        Update: {
          acted_by?: string | null
          action_id?: string | null
          batch_id?: string | null
          board_revision?: number
          claim_ends_at?: string | null
          claimed_at?: string | null
          claimed_by?: string | null
          claimed_by_name?: string | null
          created_at?: string
          decided_at?: string | null
          decided_by?: string | null
          decided_by_name?: string | null
          decision_action_id?: string | null
          driver_id?: string | null
          due_at?: string
          event_seq?: number | null
          id?: string
          kind?: string
          reasons?: string[]
          rejected_event_id?: string | null
          revision?: number
          risk?: number
          snooze_ends_at?: string | null
          status?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "event_reviews_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "event_reviews_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "event_reviews_rejected_event_fkey"
            columns: ["workspace_id", "rejected_event_id"]
            isOneToOne: true
            referencedRelation: "rejected_driver_events"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "event_reviews_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      log_checkpoints: {
        Row: {
          action_chain: string
          action_seq: number
          chain: string
          number: number
          seq: number
          taken_at: string
          workspace_id: string
        }
        Insert: {
          action_chain: string
          action_seq: number
          chain: string
          number: number
          seq: number
          taken_at?: string
          workspace_id: string
        }
        Update: {
          action_chain?: string
          action_seq?: number
          chain?: string
          number?: number
          seq?: number
          taken_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "log_checkpoints_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      reason_codes: {
        Row: {
          action: string
          code: string
          label: string
          owner_id: string | null
          position: number
          requires_note: boolean
        }
        Insert: {
          action: string
          code: string
          label: string
          owner_id?: string | null
          position: number
          requires_note?: boolean
        }
        Update: {
          action?: string
          code?: string
          label?: string
          owner_id?: string | null
          position?: number
          requires_note?: boolean
        }
        Relationships: [
          {
            foreignKeyName: "reason_codes_owner_id_fkey"
            columns: ["owner_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      rejected_driver_events: {
        Row: {
          action_seq: number | null
          attempts: number
          batch_id: string | null
          client_event_id: string | null
          driver_id: string | null
          event_seq: number | null
          event_type: Database["public"]["Enums"]["event_type"] | null
          evidence: NonNullable<Json>
          first_received_at: string
          flag_reasons: string[]
          id: string
          message: string
          number: number
          payload: NonNullable<Json>
          reason: string
          received_at: string
          recorded_at: string | null
          workspace_id: string | null
        }
        Insert: {
          action_seq?: number | null
          attempts?: number
          batch_id?: string | null
          client_event_id?: string | null
          driver_id?: string | null
          event_seq?: number | null
          event_type?: Database["public"]["Enums"]["event_type"] | null
          evidence?: NonNullable<Json>
          first_received_at?: string
          flag_reasons?: string[]
          id?: string
          message: string
          number?: never
          payload: NonNullable<Json>
          reason: string
          received_at?: string
          recorded_at?: string | null
          workspace_id?: string | null
        }
        Update: {
          action_seq?: number | null
          attempts?: number
          batch_id?: string | null
          client_event_id?: string | null
          driver_id?: string | null
          event_seq?: number | null
          event_type?: Database["public"]["Enums"]["event_type"] | null
          evidence?: NonNullable<Json>
          first_received_at?: string
          flag_reasons?: string[]
          id?: string
          message?: string
          number?: never
          payload?: NonNullable<Json>
          reason?: string
          received_at?: string
          recorded_at?: string | null
          workspace_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "rejected_driver_events_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "rejected_driver_events_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      setting_definitions: {
        Row: {
          flag_reason: string | null
          kind: string
          maximum: number | null
          minimum: number | null
          name: string
          position: number
          unit: string | null
        }
        Insert: {
          flag_reason?: string | null
          kind: string
          maximum?: number | null
          minimum?: number | null
          name: string
          position: number
          unit?: string | null
        }
        Update: {
          flag_reason?: string | null
          kind?: string
          maximum?: number | null
          minimum?: number | null
          name?: string
          position?: number
          unit?: string | null
        }
        Relationships: []
      }
      supervisor_actions: {
        Row: {
          action: string
          actor_id: string | null
          actor_name: string
          after: NonNullable<Json>
          batch_id: string | null
          before: NonNullable<Json>
          chain: string
          created_at: string
          driver_id: string | null
          event_seq: number
          id: string
          note: string | null
          reason_code: string | null
          request_id: string | null
          reverses_id: string | null
          review_id: string | null
          revision: number
          seq: number
          session_id: string | null
          workspace_id: string
        }
        Insert: {
          action: string
          actor_id?: string | null
          actor_name: string
          after?: NonNullable<Json>
          batch_id?: string | null
          before?: NonNullable<Json>
          chain: string
          created_at?: string
          driver_id?: string | null
          event_seq: number
          id?: string
          note?: string | null
          reason_code?: string | null
          request_id?: string | null
          reverses_id?: string | null
          review_id?: string | null
          revision?: number
          seq: number
          session_id?: string | null
          workspace_id: string
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_name?: string
          after?: NonNullable<Json>
          batch_id?: string | null
          before?: NonNullable<Json>
          chain?: string
          created_at?: string
          driver_id?: string | null
          event_seq?: number
          id?: string
          note?: string | null
          reason_code?: string | null
          request_id?: string | null
          reverses_id?: string | null
          review_id?: string | null
          revision?: number
          seq?: number
          session_id?: string | null
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "supervisor_actions_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_reason_fkey"
            columns: ["action", "reason_code"]
            isOneToOne: false
            referencedRelation: "reason_codes"
            referencedColumns: ["action", "code"]
          },
          {
            foreignKeyName: "supervisor_actions_reverses_fkey"
            columns: ["workspace_id", "reverses_id"]
            isOneToOne: false
            referencedRelation: "supervisor_actions"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_review_fkey"
            columns: ["workspace_id", "review_id"]
            isOneToOne: false
            referencedRelation: "event_reviews"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_session_fkey"
            columns: ["workspace_id", "session_id"]
            isOneToOne: false
            referencedRelation: "driver_sessions"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      user_preferences: {
        Row: {
          density: string
          hidden_columns: string[]
          language: string | null
          mute_ends_at: string | null
          shortcuts: boolean
          sounds: string[]
          updated_at: string
          user_id: string
        }
        Insert: {
          density?: string
          hidden_columns?: string[]
          language?: string | null
          mute_ends_at?: string | null
          shortcuts?: boolean
          sounds?: string[]
          updated_at?: string
          user_id?: string
        }
        Update: {
          density?: string
          hidden_columns?: string[]
          language?: string | null
          mute_ends_at?: string | null
          shortcuts?: boolean
          sounds?: string[]
          updated_at?: string
          user_id?: string
        }
        Relationships: []
      }
      workspace_heads: {
        Row: {
          action_chain: string
          action_seq: number
          chain: string
          epoch: number
          revision: number
          sending_xid: unknown
          sent_at: string
          sent_revision: number
          sent_seq: number
          sent_wait_ms: number
          seq: number
          workspace_id: string
        }
        Insert: {
          action_chain?: string
          action_seq?: number
          chain?: string
          epoch?: number
          revision?: number
          sending_xid?: unknown
          sent_at?: string
          sent_revision?: number
          sent_seq?: number
          sent_wait_ms?: number
          seq?: number
          workspace_id: string
        }
        Update: {
          action_chain?: string
          action_seq?: number
          chain?: string
          epoch?: number
          revision?: number
          sending_xid?: unknown
          sent_at?: string
          sent_revision?: number
          sent_seq?: number
          sent_wait_ms?: number
          seq?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspace_heads_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: true
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspace_members: {
        Row: {
          created_at: string
          name: string
          role: string
          user_id: string
          workspace_id: string
        }
        Insert: {
          created_at?: string
          name: string
          role?: string
          user_id: string
          workspace_id: string
        }
        Update: {
          created_at?: string
          name?: string
          role?: string
          user_id?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspace_members_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspace_reasons: {
        Row: {
          action: string
          code: string
          label: string | null
          label_nl: string | null
          position: number | null
          retired_at: string | null
          workspace_id: string
        }
        Insert: {
          action: string
          code: string
          label?: string | null
          label_nl?: string | null
          position?: number | null
          retired_at?: string | null
          workspace_id: string
        }
        Update: {
          action?: string
          code?: string
          label?: string | null
          label_nl?: string | null
          position?: number | null
          retired_at?: string | null
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspace_reasons_reason_fkey"
            columns: ["action", "code"]
            isOneToOne: false
            referencedRelation: "reason_codes"
            referencedColumns: ["action", "code"]
          },
          {
            foreignKeyName: "workspace_reasons_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspace_settings: {
        Row: {
          claim_minutes: number
          clock_skew_seconds: number
          flag_bad_signature: boolean
          flag_clock_skew: boolean
          flag_geofence_miss: boolean
          flag_impossible_speed: boolean
          flag_late_sync: boolean
          flag_missing_location: boolean
          flag_out_of_sequence: boolean
          flag_rejected_transition: boolean
          geofence_radius_m: number
          heartbeat_seconds: number
          high_risk_due_minutes: number
          idle_after_minutes: number
          late_after_minutes: number
          late_sync_seconds: number
          low_risk_due_minutes: number
          medium_risk_due_minutes: number
          minimum_app_version: string | null
          out_of_sequence_seconds: number
          require_signature: boolean
          revision: number
          session_timeout_minutes: number
          silent_after_minutes: number
          speed_limit_kmh: number
          speed_min_distance_m: number
          updated_at: string
          workspace_id: string
        }
        Insert: {
          claim_minutes?: number
          clock_skew_seconds?: number
          flag_bad_signature?: boolean
          flag_clock_skew?: boolean
          flag_geofence_miss?: boolean
          flag_impossible_speed?: boolean
          flag_late_sync?: boolean
          flag_missing_location?: boolean
          flag_out_of_sequence?: boolean
          flag_rejected_transition?: boolean
          geofence_radius_m?: number
          heartbeat_seconds?: number
          high_risk_due_minutes?: number
          idle_after_minutes?: number
          late_after_minutes?: number
          late_sync_seconds?: number
          low_risk_due_minutes?: number
          medium_risk_due_minutes?: number
          minimum_app_version?: string | null
          out_of_sequence_seconds?: number
          require_signature?: boolean
          revision?: number
          session_timeout_minutes?: number
          silent_after_minutes?: number
          speed_limit_kmh?: number
          speed_min_distance_m?: number
          updated_at?: string
          workspace_id: string
        }
        Update: {
          claim_minutes?: number
          clock_skew_seconds?: number
          flag_bad_signature?: boolean
          flag_clock_skew?: boolean
          flag_geofence_miss?: boolean
          flag_impossible_speed?: boolean
          flag_late_sync?: boolean
          flag_missing_location?: boolean
          flag_out_of_sequence?: boolean
          flag_rejected_transition?: boolean
          geofence_radius_m?: number
          heartbeat_seconds?: number
          high_risk_due_minutes?: number
          idle_after_minutes?: number
          late_after_minutes?: number
          late_sync_seconds?: number
          low_risk_due_minutes?: number
          medium_risk_due_minutes?: number
          minimum_app_version?: string | null
          out_of_sequence_seconds?: number
          require_signature?: boolean
          revision?: number
          session_timeout_minutes?: number
          silent_after_minutes?: number
          speed_limit_kmh?: number
          speed_min_distance_m?: number
          updated_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspace_settings_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: true
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspaces: {
        Row: {
          code: string
          created_at: string
          created_by: string | null
          id: string
          name: string
          time_zone: string
        }
        Insert: {
          code: string
          created_at?: string
          created_by?: string | null
          id?: string
          name: string
          time_zone?: string
        }
        Update: {
          code?: string
          created_at?: string
          created_by?: string | null
          id?: string
          name?: string
          time_zone?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      add_member: {
        Args: {
          p_email: string
          p_name: string
          p_request_id: string
          p_role: string
          p_workspace_id: string
        }
        Returns: Json
      }
      add_reason: {
        Args: {
          p_action: string
          p_label: string
          p_label_nl: string
          p_request_id: string
          p_requires_note: boolean
          p_workspace_id: string
        }
        Returns: Json
      }
      approve_device_change: {
        Args: {
          p_device_change_id: string
          p_note: string
          p_reason_code: string
          p_request_id: string
        }
        Returns: Json
      }
      assign_batch: {
        Args: {
          p_batch_id: string
          p_driver_id: string
          p_expected_driver_id: string
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_reverses_id?: string
        }
        Returns: Json
      }
      assign_batches: {
        Args: {
          p_assignments: Json
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_workspace_id: string
        }
        Returns: Json
      }
      change_reason: {
        Args: {
          p_action: string
          p_changes: Json
          p_code: string
          p_expected: Json
          p_request_id: string
          p_workspace_id: string
        }
        Returns: Json
      }
      check_log_checkpoints: {
        Args: { p_checkpoints: Json; p_workspace_id: string }
        Returns: Json
      }
      claim_next_review: {
        Args: {
          p_reasons?: string[]
          p_request_id: string
          p_risk?: number
          p_workspace_id: string
        }
        Returns: Json
      }
      claim_review: {
        Args: { p_request_id: string; p_review_id: string }
        Returns: Json
      }
      claim_reviews: {
        Args: {
          p_request_id: string
          p_review_ids: string[]
          p_workspace_id: string
        }
        Returns: Json
      }
      decide_review: {
        Args: {
          p_claim_next?: boolean
          p_decision: string
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_id: string
        }
        Returns: Json
      }
      decide_reviews: {
        Args: {
          p_decision: string
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_ids: string[]
          p_workspace_id: string
        }
        Returns: Json
      }
      deny_approval: {
        Args: { p_approval_id: string; p_note: string; p_request_id: string }
        Returns: Json
      }
      deny_device_change: {
        Args: {
          p_device_change_id: string
          p_note: string
          p_reason_code: string
          p_request_id: string
        }
        Returns: Json
      }
      depot_insights: {
        Args: {
          p_depot: string
          p_from: string
          p_interval_minutes?: number
          p_to: string
          p_workspace_id: string
        }
        Returns: Json
      }
      depot_list: { Args: { p_workspace_id: string }; Returns: Json }
      device_change_state: {
        Args: { p_device_change_id: string }
        Returns: Json
      }
      driver_history: {
        Args: { p_days?: number; p_driver_id: string }
        Returns: Json
      }
      driver_sign_in: {
        Args: { p_pin: string; p_username: string; p_workspace_code: string }
        Returns: Json
      }
      end_driver_session: { Args: { p_session_id: string }; Returns: undefined }
      export_log_checkpoints: {
        Args: { p_after?: number; p_workspace_id: string }
        Returns: Json
      }
      fleet_events_after: {
        Args: {
          p_limit?: number
          p_revision?: number
          p_seq: number
          p_workspace_id: string
        }
        Returns: Json
      }
      fleet_head: { Args: { p_workspace_id: string }; Returns: Json }
      fleet_insights: {
        Args: {
          p_from: string
          p_interval_minutes?: number
          p_to: string
          p_workspace_id: string
        }
        Returns: Json
      }
      fleet_snapshot: { Args: { p_workspace_id: string }; Returns: Json }
      fleet_tell: { Args: { p_workspace_id: string }; Returns: Json }
      grant_approval: {
        Args: { p_approval_id: string; p_request_id: string }
        Returns: Json
      }
      handover: {
        Args: { p_since: string; p_workspace_id: string }
        Returns: Json
      }
      import_batches: {
        Args: { p_routes: Json; p_workspace_id: string }
        Returns: Json
      }
      invalidate_driver_session: {
        Args: {
          p_break_glass_reason?: string
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_session_id: string
        }
        Returns: Json
      }
      invalidate_driver_sessions: {
        Args: {
          p_break_glass_reason?: string
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_session_ids: string[]
        }
        Returns: Json
      }
      list_members: { Args: { p_workspace_id: string }; Returns: Json }
      log_history: {
        Args: {
          p_actions?: string[]
          p_actor_id?: string
          p_batch_id?: string
          p_before?: string
          p_driver_id?: string
          p_event_types?: Database["public"]["Enums"]["event_type"][]
          p_flagged?: boolean
          p_from?: string
          p_kinds?: string[]
          p_limit?: number
          p_session_id?: string
          p_text?: string
          p_to?: string
          p_workspace_id: string
        }
        Returns: Json
      }
      my_workspaces: { Args: Record<PropertyKey, never>; Returns: Json }
      order_reasons: {
        Args: {
          p_action: string
          p_codes: string[]
          p_expected: string[]
          p_request_id: string
          p_workspace_id: string
        }
        Returns: Json
      }
      override_driver_status: {
        Args: {
          p_batch_id: string
          p_break_glass_reason?: string
          p_expected_seq: number
          p_expected_status: Database["public"]["Enums"]["driver_status"]
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_reverses_id?: string
          p_to_status: Database["public"]["Enums"]["driver_status"]
        }
        Returns: Json
      }
      preview_flag_thresholds: {
        Args: { p_changes: Json; p_day?: string; p_workspace_id: string }
        Returns: Json
      }
      reason_list: { Args: { p_workspace_id: string }; Returns: Json }
      record_driver_events: { Args: { p_events: Json }; Returns: Json }
      release_review: {
        Args: { p_request_id: string; p_review_id: string }
        Returns: Json
      }
      release_reviews: {
        Args: {
          p_request_id: string
          p_review_ids: string[]
          p_workspace_id: string
        }
        Returns: Json
      }
      remove_member: {
        Args: {
          p_note: string
          p_request_id: string
          p_user_id: string
          p_workspace_id: string
        }
        Returns: Json
      }
      renew_claim: { Args: { p_review_id: string }; Returns: Json }
      reopen_review: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_id: string
        }
        Returns: Json
      }
      reopen_reviews: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_ids: string[]
          p_workspace_id: string
        }
        Returns: Json
      }
      replay_batch: {
        Args: { p_at?: string; p_batch_id: string; p_seq?: number }
        Returns: Json
      }
      request_device_change: {
        Args: {
          p_accuracy_m?: number
          p_app_version?: string
          p_device_id: string
          p_device_model?: string
          p_latitude?: number
          p_longitude?: number
        }
        Returns: Json
      }
      request_force_logout_approval: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_session_ids: string[]
          p_workspace_id: string
        }
        Returns: Json
      }
      request_override_approval: {
        Args: {
          p_batch_id: string
          p_expected_seq: number
          p_expected_status: Database["public"]["Enums"]["driver_status"]
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_to_status: Database["public"]["Enums"]["driver_status"]
        }
        Returns: Json
      }
      review_counts: { Args: { p_workspace_id: string }; Returns: Json }
      review_detail: { Args: { p_review_id: string }; Returns: Json }
      review_groups: {
        Args: { p_by: string; p_limit?: number; p_workspace_id: string }
        Returns: Json
      }
      review_queue: {
        Args: {
          p_after?: Json
          p_batch_id?: string
          p_claim?: string
          p_driver_id?: string
          p_limit?: number
          p_overdue?: boolean
          p_reasons?: string[]
          p_risk?: number
          p_tab?: string
          p_workspace_id: string
        }
        Returns: Json
      }
      rotate_session_token: {
        Args: { p_request_id: string; p_session_id: string; p_token: string }
        Returns: Json
      }
      session_list: {
        Args: {
          p_after?: Json
          p_limit?: number
          p_search?: string
          p_state?: string
          p_workspace_id: string
        }
        Returns: Json
      }
      session_preflight: { Args: { p_session_ids: string[] }; Returns: Json }
      set_driver_pin: {
        Args: {
          p_driver_id: string
          p_pin: string
          p_request_id: string
          p_username: string
        }
        Returns: Json
      }
      set_member_role: {
        Args: {
          p_note: string
          p_request_id: string
          p_role: string
          p_user_id: string
          p_workspace_id: string
        }
        Returns: Json
      }
      snooze_review: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_id: string
          p_until: string
        }
        Returns: Json
      }
      snooze_reviews: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_ids: string[]
          p_until: string
          p_workspace_id: string
        }
        Returns: Json
      }
      start_driver_session: {
        Args: {
          p_app_version?: string
          p_device_id: string
          p_device_model?: string
        }
        Returns: Json
      }
      stop_history: {
        Args: { p_batch_id: string; p_days?: number; p_position: number }
        Returns: Json
      }
      take_log_checkpoint: { Args: { p_workspace_id: string }; Returns: Json }
      take_over_review: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_id: string
        }
        Returns: Json
      }
      take_over_reviews: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_review_ids: string[]
          p_workspace_id: string
        }
        Returns: Json
      }
      touch_driver_session: {
        Args: {
          p_accuracy_m: number
          p_app_version: string
          p_battery_percent: number
          p_device_time?: string
          p_events_waiting: number
          p_latitude: number
          p_longitude: number
          p_session_id: string
        }
        Returns: Json
      }
      unlock_driver: {
        Args: { p_driver_id: string; p_note: string; p_request_id: string }
        Returns: Json
      }
      update_workspace_settings: {
        Args: {
          p_changes: Json
          p_expected?: Json
          p_note: string
          p_request_id: string
          p_workspace_id: string
        }
        Returns: Json
      }
      verify_log: {
        Args: { p_from_seq?: number; p_to_seq?: number; p_workspace_id: string }
        Returns: Json
      }
      withdraw_approval: {
        Args: { p_approval_id: string; p_request_id: string }
        Returns: Json
      }
      withdraw_device_change: {
        Args: { p_device_change_id: string; p_request_id: string }
        Returns: Json
      }
    }
    Enums: {
      driver_status:
        | "INACTIVE"
        | "ACTIVE"
        | "EN_ROUTE"
        | "AT_STOP"
        | "DELAYED"
        | "COMPLETED"
        | "SUSPENDED"
      event_type:
        | "ROUTE_STARTED"
        | "ARRIVED_AT_STOP"
        | "DEPARTED_STOP"
        | "DELAY_REPORTED"
        | "ROUTE_COMPLETED"
        | "ROUTE_CANCELLED"
        | "SUPERVISOR_OVERRIDE"
        | "PROOF_CAPTURED"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      driver_status: [
        "INACTIVE",
        "ACTIVE",
        "EN_ROUTE",
        "AT_STOP",
        "DELAYED",
        "COMPLETED",
        "SUSPENDED",
      ],
      event_type: [
        "ROUTE_STARTED",
        "ARRIVED_AT_STOP",
        "DEPARTED_STOP",
        "DELAY_REPORTED",
        "ROUTE_COMPLETED",
        "ROUTE_CANCELLED",
        "SUPERVISOR_OVERRIDE",
        "PROOF_CAPTURED",
      ],
    },
  },
} as const
